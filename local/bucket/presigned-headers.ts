import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from './incoming-headers.ts'
import type { Target } from './incoming-target.ts'
import { refuse, type Refusal } from './s3-error.ts'

const signatureParameters = /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature|security-token)$/

/**
 * The headers of a presigned request, completed by those that its signer put into the query: S3 reads an `x-amz-`
 * parameter as the header of that name. Errors: `InvalidRequest` when both are sent and differ.
 */
export function withPresignedHeaders(
  headers: IncomingHeaders,
  { parameters }: Target,
): Result<IncomingHeaders, Refusal> {
  const complete = new Map(headers)
  for (const [sent, value] of parameters) {
    const name = sent.toLowerCase()
    if (!name.startsWith('x-amz-') || signatureParameters.test(name)) continue
    if (complete.has(name) && complete.get(name) !== value) return refuse('InvalidRequest', `${name} was sent twice.`)
    complete.set(name, value)
  }
  return ok(complete)
}
