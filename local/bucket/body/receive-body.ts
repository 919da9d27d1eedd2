import { createHash } from 'node:crypto'
import { Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ok, type Result } from '#core/result.ts'
import { BodyRefused, refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { BodyPlan } from './body-plan.ts'
import { checksumHeader, startChecksum, type Checksum } from './checksum.ts'
import { decodeChunks } from './chunked-body.ts'

/** What was received and found to agree with its plan. */
export type BodyFacts = { sizeBytes: number; md5Hex: string; checksum: Checksum | null }

/**
 * Streams a body into `sink`, which may already hold bytes of it when a refusal comes: the caller throws them away.
 * Errors: `IncompleteBody` (also when the client went away), `BadDigest`, `XAmzContentSHA256Mismatch`,
 * `SignatureDoesNotMatch`, `InvalidRequest`.
 *
 * @throws what `sink` throws, a full disk among it.
 */
export async function receiveBody(
  source: Readable,
  plan: BodyPlan,
  sink: Writable,
): Promise<Result<BodyFacts, Refusal>> {
  const check = startCheck(plan)
  const { payload } = plan
  // A client that goes away is told apart from a sink that fails: only the first leaves the source unfinished.
  let clientError: unknown = null
  source.once('error', (error) => (clientError = error))
  try {
    await pipeline(
      // The source outlives a refusal, which is answered over the same socket.
      source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
      async function* (bytes: AsyncIterable<Buffer>) {
        const content =
          payload.kind === 'chunked' ? decodeChunks(bytes, { ...payload, onTrailer: check.trailer }) : bytes
        for await (const piece of content) {
          check.update(piece)
          yield piece
        }
        await check.finish()
      },
      sink,
    )
  } catch (error) {
    if (error instanceof BodyRefused) return { ok: false, error: error.refusal }
    if (error === clientError) return refuse('IncompleteBody')
    throw error
  }
  return ok(check.facts())
}

/** Receives a small body as text; one that promises more than `mostBytes` is refused with `MaxMessageLengthExceeded`. */
export async function receiveText(
  source: Readable,
  plan: BodyPlan,
  mostBytes: number,
): Promise<Result<string, Refusal>> {
  if (plan.sizeBytes > mostBytes) return refuse('MaxMessageLengthExceeded')
  const pieces: Buffer[] = []
  const sink = new Writable({ write: (piece: Buffer, _encoding, done) => (pieces.push(piece), done()) })
  const received = await receiveBody(source, plan, sink)
  return received.ok ? ok(Buffer.concat(pieces).toString('utf8')) : received
}

function startCheck({ payload, sizeBytes, contentMd5, promised, algorithm }: BodyPlan) {
  const md5 = createHash('md5')
  const sha256 = payload.kind === 'sha256' ? createHash('sha256') : null
  const running = algorithm === null ? null : startChecksum(algorithm)
  let receivedBytes = 0
  let expected = promised?.value ?? null
  let facts: BodyFacts | null = null

  return {
    update(piece: Buffer): void {
      receivedBytes += piece.length
      if (receivedBytes > sizeBytes) throw new BodyRefused('IncompleteBody')
      md5.update(piece)
      sha256?.update(piece)
      running?.update(piece)
    },
    trailer(fields: ReadonlyMap<string, string>): void {
      if (promised?.value === null) expected = fields.get(checksumHeader(promised.algorithm)) ?? ''
    },
    async finish(): Promise<void> {
      if (receivedBytes !== sizeBytes) throw new BodyRefused('IncompleteBody')
      if (payload.kind === 'sha256' && sha256?.digest('hex') !== payload.hex)
        throw new BodyRefused('XAmzContentSHA256Mismatch')
      const digest = md5.digest()
      if (contentMd5 !== null && digest.toString('base64') !== contentMd5) {
        throw new BodyRefused('BadDigest', 'The Content-MD5 you specified did not match what we received.')
      }
      const value = running === null ? null : (await running.digest()).toString('base64')
      if (promised !== null && value !== expected) {
        throw new BodyRefused(
          'BadDigest',
          `The ${promised.algorithm} you specified did not match the calculated checksum.`,
        )
      }
      const checksum =
        algorithm === null || value === null ? null : ({ algorithm, value, type: 'FULL_OBJECT' } as const)
      facts = { sizeBytes: receivedBytes, md5Hex: digest.toString('hex'), checksum }
    },
    facts(): BodyFacts {
      if (facts === null) throw new Error('The body was not received to its end.')
      return facts
    },
  }
}
