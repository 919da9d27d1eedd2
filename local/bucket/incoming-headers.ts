import { readHeaders } from '#core/aws-signature/request-head.ts'
import type { Result } from '#core/result.ts'
import { refuse, type Refusal } from './s3-error.ts'

/** Header values by name in lower case. Values are as received, one Latin-1 character a byte. */
export type IncomingHeaders = ReadonlyMap<string, string>

/** Reads a request's headers, from names and values in turn. Errors: `InvalidRequest` for one that is sent twice. */
export function parseHeaders(rawHeaders: readonly string[]): Result<IncomingHeaders, Refusal> {
  const headers = readHeaders(rawHeaders)
  return headers.ok ? headers : refuse('InvalidRequest', `The header ${headers.error} was sent more than once.`)
}
