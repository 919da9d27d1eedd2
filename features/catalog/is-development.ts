import 'server-only'
import { getSettings } from '#platform/env.ts'

/** Whether this is `next dev`, where pages for the makers of the portal exist. */
export function isDevelopment(): boolean {
  return getSettings('app').NODE_ENV === 'development'
}
