import { err, ok, type Result } from '#core/result.ts'
import { decodeUri } from './uri-encoding.ts'

/** A request target: the path as sent, and the parameters decoded in the order sent; names may repeat. */
export type RequestTarget = { path: string; parameters: readonly (readonly [name: string, value: string])[] }

/**
 * Reads headers by name in lower case. The error is a name that was sent twice: a signature would cover both values,
 * and a reader might use either.
 *
 * @param rawHeaders Names and values in turn, as `node:http` gives them.
 */
export function readHeaders(rawHeaders: readonly string[]): Result<ReadonlyMap<string, string>, string> {
  const headers = new Map<string, string>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? ''
    if (headers.has(name)) return err(name)
    headers.set(name, rawHeaders[index + 1] ?? '')
  }
  return ok(headers)
}

/** Reads a target in origin form (RFC 9112 §3.2.1); `null` for another form, and for broken escapes in the query. */
export function readTarget(requestTarget: string): RequestTarget | null {
  if (!requestTarget.startsWith('/')) return null
  const questionAt = requestTarget.indexOf('?')
  const path = questionAt < 0 ? requestTarget : requestTarget.slice(0, questionAt)
  const parameters: [string, string][] = []
  const query = questionAt < 0 ? '' : requestTarget.slice(questionAt + 1)
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equalsAt = pair.indexOf('=')
    const name = decodeUri((equalsAt < 0 ? pair : pair.slice(0, equalsAt)).replaceAll('+', ' '))
    const value = decodeUri(equalsAt < 0 ? '' : pair.slice(equalsAt + 1).replaceAll('+', ' '))
    if (name === null || value === null) return null
    parameters.push([name, value])
  }
  return { path, parameters }
}
