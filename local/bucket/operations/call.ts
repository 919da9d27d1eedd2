import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import type { Refusal } from '#local/bucket/s3-error.ts'
import type { Signer } from '#local/bucket/signature/verify-request.ts'
import type { Storage } from '#local/bucket/storage/storage.ts'

/** A verified and admitted request, as the operations see it. */
export type Call = {
  method: string
  bucketName: string
  region: string
  /** Empty for an operation on the bucket. */
  key: string
  headers: IncomingHeaders
  /** The value of a query parameter, or null. */
  parameter(name: string): string | null
  signer: Signer
  now: Date
  storage: Storage
  /** Asks the policies for a further right of the same signer, on an object or (no key) on the bucket. */
  may(action: string, key?: string): boolean
  /** Opens the body: a client that waits for `100 Continue` is told to send it. */
  body(): IncomingMessage
}

/** What an operation answers. A stream is sent with the length its headers name; `release` is called after it ended. */
export type Answer = {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Readable | null
  release?: () => void
}

/** An operation of S3. */
export type Operation = (call: Call) => Promise<Result<Answer, Refusal>>

/** Answers with an XML document. */
export function answerXml(body: string, headers: Readonly<Record<string, string>> = {}): { ok: true; value: Answer } {
  return ok({ status: 200, headers: { 'content-type': 'application/xml', ...headers }, body })
}

/** Answers with headers alone. */
export function answerEmpty(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): { ok: true; value: Answer } {
  return ok({ status, headers, body: null })
}
