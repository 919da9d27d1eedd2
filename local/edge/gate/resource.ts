import { fitsWildcard } from '#local/edge/wildcard.ts'

/** The address asked for, as the viewer sent it, without the signing parameters. `query` is null without one. */
export type Asked = { scheme: 'http' | 'https'; host: string; path: string; query: string | null }

/** Where a policy came from: the cookie page of AWS's guide allows fewer protocols than the URL page. */
export type SignedBy = 'url' | 'cookies'

/** Says whether a policy's Resource covers an address. */
export type Coverage = (asked: Asked) => boolean

const everything: Coverage = () => true
const nothing: Coverage = () => false

/**
 * Reads a Resource in its four sections, `protocol://domain/path?query`; a wildcard stays inside its own section.
 *
 * - Without a Resource, or as `*`, it covers everything.
 * - A `*` that ends the path covers any query; one that ends a domain without path covers any path and query. Since the
 *   guide spells the former out as `*?*`, a query of stars alone covers an address without query as well.
 * - A wildcard in the domain never stands for a port: how AWS compares a Host with one is not described.
 * - A Resource that begins with `*` and names no protocol takes any (URLs only; so does `*://`).
 * - A bare `?` is either one character of the path or the start of the query: both readings count.
 * - What the guide does not define covers nothing: `\?`, other protocols, wildcards inside a protocol but `http*`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html
 */
export function readResource(resource: string | undefined, signedBy: SignedBy): Coverage {
  if (resource === undefined || resource === '*') return everything
  if (resource.includes('\\')) return nothing

  const mark = resource.indexOf('://')
  const protocol = mark < 0 && resource.startsWith('*') ? '*' : resource.slice(0, Math.max(mark, 0))
  const fitsScheme = readProtocol(protocol, signedBy)
  if (!fitsScheme) return nothing

  const rest = mark < 0 ? resource : resource.slice(mark + 3)
  const slash = rest.indexOf('/')
  const domain = slash < 0 ? rest : rest.slice(0, slash)
  if (domain === '') return nothing
  const fitsPlace = slash < 0 ? readMissingPath(domain) : readPlace(rest.slice(slash))
  const hasWildcardHost = /[*?]/.test(domain)
  const fitsHost = hasWildcardHost ? readWildcardHost(domain) : (host: string) => host === domain

  return (asked) => fitsScheme(asked.scheme) && fitsHost(asked.host) && fitsPlace(asked.path, asked.query)
}

function readProtocol(protocol: string, signedBy: SignedBy): ((scheme: string) => boolean) | null {
  if (protocol === 'https' || protocol === 'http') return (scheme) => scheme === protocol
  if (protocol === 'http*' || (protocol === '*' && signedBy === 'url')) return () => true
  return null
}

const port = /:[0-9]+$/

function readWildcardHost(domain: string): (host: string) => boolean {
  const named = port.exec(domain)?.[0]
  return (host) => port.exec(host)?.[0] === named && fitsWildcard(domain, host)
}

type Place = (path: string, query: string | null) => boolean

function readMissingPath(domain: string): Place {
  return domain.endsWith('*') ? () => true : (path, query) => path === '/' && query === null
}

function readPlace(pattern: string): Place {
  const opensQueries = pattern.endsWith('*')
  const folder = pattern.slice(0, -1)
  // The one form that this portal issues, and the path of every segment request: a prefix.
  if (opensQueries && !/[*?]/.test(folder)) return (path) => path.startsWith(folder)
  const splits = splitsAtQuestionMarks(pattern)
  return (path, query) => {
    if ((query === null || opensQueries) && fitsWildcard(pattern, path)) return true
    return splits.some((split) => fitsWildcard(split.path, path) && fitsQuery(split.query, query))
  }
}

function fitsQuery(pattern: string, query: string | null): boolean {
  return query === null ? /^\*+$/.test(pattern) : fitsWildcard(pattern, query)
}

/** Every reading of the pattern in which one of its `?` begins a query that is not empty. */
function splitsAtQuestionMarks(pattern: string): { path: string; query: string }[] {
  const splits = []
  for (let at = pattern.indexOf('?'); at >= 0 && at < pattern.length - 1; at = pattern.indexOf('?', at + 1)) {
    splits.push({ path: pattern.slice(0, at), query: pattern.slice(at + 1) })
  }
  return splits
}
