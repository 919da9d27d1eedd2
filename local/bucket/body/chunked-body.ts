import { createHash, timingSafeEqual } from 'node:crypto'
import { hmac } from '#core/aws-signature/string-to-sign.ts'
import { BodyRefused } from '#local/bucket/s3-error.ts'
import type { ChunkSeed } from '#local/bucket/signature/payload-rule.ts'
import { ByteReader } from './byte-reader.ts'

const longestLineBytes = 1024
const longestTrailerLines = 8
const emptyHash = createHash('sha256').digest('hex')

/** How a body in `aws-chunked` encoding is checked; `onTrailer` is called once, after its signature was. */
export type ChunkedBody = {
  seed: ChunkSeed | null
  hasTrailer: boolean
  onTrailer(trailer: ReadonlyMap<string, string>): void
}

/**
 * Decodes `aws-chunked`. Bytes are handed on before their chunk's signature is known to be good: what receives them must
 * throw them away when this throws `BodyRefused` (`SignatureDoesNotMatch`, `IncompleteBody`, `InvalidRequest`).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeChunks(source: AsyncIterable<Buffer>, body: ChunkedBody): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source)
  try {
    yield* decode(reader, body)
  } finally {
    await reader.close()
  }
}

async function* decode(reader: ByteReader, body: ChunkedBody): AsyncGenerator<Buffer> {
  const chain = body.seed === null ? null : startChain(body.seed)
  for (;;) {
    const { sizeBytes, signature } = parseChunkHeader(await reader.line(longestLineBytes))
    const hash = createHash('sha256')
    for (let remaining = sizeBytes; remaining > 0;) {
      const bytes = await reader.some(remaining)
      if (bytes.length === 0) throw new BodyRefused('IncompleteBody')
      if (chain) hash.update(bytes)
      remaining -= bytes.length
      yield bytes
    }
    chain?.check('PAYLOAD', `${emptyHash}\n${hash.digest('hex')}`, signature)
    if (sizeBytes === 0) break
    if ((await reader.line(longestLineBytes)) !== '') throw new BodyRefused('InvalidRequest')
  }
  const trailer = await readTrailer(reader)
  if (!body.hasTrailer && trailer.size > 0) throw new BodyRefused('InvalidRequest')
  if (!body.hasTrailer) return
  const signed = [...trailer].filter(([name]) => name !== 'x-amz-trailer-signature')
  const text = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  chain?.check(
    'TRAILER',
    createHash('sha256').update(text).digest('hex'),
    trailer.get('x-amz-trailer-signature') ?? null,
  )
  body.onTrailer(new Map(signed))
}

/** Each signature covers the one before it. */
function startChain({ key, timestamp, scope, seedSignature }: ChunkSeed) {
  let previous = seedSignature
  const check = (word: 'PAYLOAD' | 'TRAILER', hashes: string, signature: string | null) => {
    const expected = hmac(key, [`AWS4-HMAC-SHA256-${word}`, timestamp, scope, previous, hashes].join('\n'))
    const sent = Buffer.from(signature ?? '', 'hex')
    if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
      throw new BodyRefused('SignatureDoesNotMatch')
    previous = expected.toString('hex')
  }
  return { check }
}

function parseChunkHeader(line: string | null): { sizeBytes: number; signature: string | null } {
  if (line === null) throw new BodyRefused('IncompleteBody')
  const fields = /^([0-9a-f]{1,9})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line)
  if (!fields) throw new BodyRefused('InvalidRequest', 'A chunk header is malformed.')
  return { sizeBytes: Number.parseInt(fields[1] ?? '', 16), signature: fields[2]?.toLowerCase() ?? null }
}

/** Reads to the end of the stream: an empty line may close the trailer, and nothing may follow it. */
async function readTrailer(reader: ByteReader): Promise<Map<string, string>> {
  const trailer = new Map<string, string>()
  for (let lines = 0; ; lines++) {
    const line = await reader.line(longestLineBytes)
    if (line === null) return trailer
    if (lines > longestTrailerLines) throw new BodyRefused('InvalidRequest')
    if (line === '') continue
    const colonAt = line.indexOf(':')
    if (colonAt < 1) throw new BodyRefused('InvalidRequest', 'The trailer is malformed.')
    trailer.set(line.slice(0, colonAt).trim().toLowerCase(), line.slice(colonAt + 1).trim())
  }
}
