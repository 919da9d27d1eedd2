import 'server-only'
import type { MetadataRoute } from 'next'
import { portalAddress } from './portal-address.ts'

/** What is about one person, or not a page, has no place in a search engine. */
const closed = [
  ...['/account', '/admin', '/api/', '/files/', '/history', '/list', '/profiles', '/search', '/setup/', '/shares/'],
  '/watch/',
  // Every choice of filters is an address; the lists themselves are open.
  ...['after', 'audio', 'captions', 'decade', 'genre', 'length', 'pages', 'season', 'sort', 'year'].map(
    (name) => `/*?*${name}=`,
  ),
]

/** Search engines may read the catalogue, and are shown the way through it. */
export function listRobotsRules(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: closed },
    sitemap: portalAddress('/sitemap.xml').href,
  }
}
