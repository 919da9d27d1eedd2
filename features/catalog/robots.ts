import 'server-only'
import type { MetadataRoute } from 'next'
import { portalAddress } from './portal-address.ts'

/** What is about one person, or not a page, has no place in a search engine. */
const closed = ['/account', '/admin', '/api/', '/files/', '/search', '/setup/', '/shares/', '/watch/']

/** Search engines may read the catalogue, and are shown the way through it. */
export function listRobotsRules(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: closed },
    sitemap: portalAddress('/sitemap.xml').href,
  }
}
