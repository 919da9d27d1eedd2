import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from './s3-error.ts'

/** Header values by name in lower case. Values are as received, one Latin-1 character a byte. */
export type IncomingHeaders = ReadonlyMap<string, string>

/**
 * Reads a request's headers. One sent twice is refused: the signature would cover both, a reader might use either.
 *
 * @param rawHeaders Names and values in turn, as `node:http` gives them. Errors: `InvalidRequest`.
 */
export function parseHeaders(rawHeaders: readonly string[]): Result<IncomingHeaders, Refusal> {
  const headers = new Map<string, string>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? ''
    if (headers.has(name)) return refuse('InvalidRequest', `The header ${name} was sent more than once.`)
    headers.set(name, rawHeaders[index + 1] ?? '')
  }
  return ok(headers)
}
