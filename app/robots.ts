import type { MetadataRoute } from 'next'
import { listRobotsRules } from '#features/catalog/robots.ts'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return listRobotsRules()
}
