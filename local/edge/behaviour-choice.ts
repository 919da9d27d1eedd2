import type { Behaviour, Distribution } from '#core/distribution/distribution.ts'
import { fitsWildcard } from './wildcard.ts'

/**
 * Finds the behaviour of a path: the first whose pattern fits the path in RFC 3986's normal form, so that neither
 * `/artwork/../library/x` nor `/%6cibrary/x` slips past a behaviour. What goes on to the origin is the raw path.
 *
 * @throws Error For a behaviour on the app with a cache, CORS or headers: this edge hands the app's answers on as they are.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 */
export function createBehaviourChoice({ behaviours }: Distribution): (path: string) => Behaviour | null {
  for (const behaviour of behaviours) refuseUnkeepable(behaviour)
  const choices = behaviours.map((behaviour) => ({ behaviour, fits: readPattern(behaviour.pathPattern) }))
  return (path) => {
    const normal = /%|\/\./.test(path) ? normalise(path) : path
    return choices.find(({ fits }) => fits(normal))?.behaviour ?? null
  }
}

function refuseUnkeepable({ name, origin, cache, cors, responseHeaders }: Behaviour): void {
  const isPlain = cache.kind === 'disabled' && cors === null && Object.keys(responseHeaders).length === 0
  if (origin === 'app' && !isPlain) throw new Error(`behaviour ${name}: the app keeps its own cache, CORS and headers`)
}

function readPattern(pattern: string): (path: string) => boolean {
  if (pattern === '*') return () => true
  const folder = pattern.slice(0, -1)
  if (pattern.endsWith('/*') && !/[*?]/.test(folder)) return (path) => path.startsWith(folder)
  return (path) => fitsWildcard(pattern, path)
}

/** RFC 3986 §6.2.2: unreserved characters decoded, then §5.2.4: dot segments removed. */
function normalise(path: string): string {
  const decoded = path.replaceAll(/%[0-9A-Fa-f]{2}/g, (text) => {
    const character = String.fromCharCode(Number.parseInt(text.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : text.toUpperCase()
  })
  const kept: string[] = []
  const segments = decoded.split('/').slice(1)
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1
    if (segment === '..') kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (isLast) kept.push('')
  }
  return `/${kept.join('/')}`
}
