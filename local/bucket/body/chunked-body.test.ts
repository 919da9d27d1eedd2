import { expect, test } from 'vitest'
import { deriveSigningKey } from '#core/aws-signature/string-to-sign.ts'
import { BodyRefused } from '#local/bucket/s3-error.ts'
import { decodeChunks, type ChunkedBody } from './chunked-body.ts'

// Amazon's own example: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
const scope = '20130524/us-east-1/s3/aws4_request'
const seed = {
  key: deriveSigningKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope),
  timestamp: '20130524T000000Z',
  scope,
  seedSignature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
}
const signatures = [
  'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
  '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
  'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
] as const
const chunk = (size: number, signature: string, content = 'a'.repeat(size)) =>
  `${size.toString(16)};chunk-signature=${signature}\r\n${content}\r\n`
const example = chunk(65_536, signatures[0]) + chunk(1024, signatures[1]) + chunk(0, signatures[2])

async function decode(text: string, body: Partial<ChunkedBody> = {}, pieceBytes = 1000) {
  const bytes = Buffer.from(text, 'latin1')
  const source = async function* () {
    for (let start = 0; start < bytes.length; start += pieceBytes) yield bytes.subarray(start, start + pieceBytes)
  }
  const trailer: Record<string, string> = {}
  const onTrailer = (fields: ReadonlyMap<string, string>) => void Object.assign(trailer, Object.fromEntries(fields))
  const decoded: Buffer[] = []
  try {
    for await (const piece of decodeChunks(source(), { seed: null, hasTrailer: false, onTrailer, ...body }))
      decoded.push(piece)
  } catch (error) {
    if (error instanceof BodyRefused) return { refused: error.refusal.code }
    throw error
  }
  return { content: Buffer.concat(decoded).toString('latin1'), trailer }
}

test.each([1, 7, 1000, 100_000])('decodes Amazon’s signed example, read %i bytes at a time', async (pieceBytes) => {
  expect(await decode(example, { seed }, pieceBytes)).toEqual({ content: 'a'.repeat(66_560), trailer: {} })
})

test.each([
  ['a byte of content', example.replace('aaaa\r\n400;', 'aaab\r\n400;'), 'SignatureDoesNotMatch'],
  ['a chunk signature', example.replace(signatures[1], signatures[0]), 'SignatureDoesNotMatch'],
  ['chunks left out', chunk(65_536, signatures[0]) + chunk(0, signatures[2]), 'SignatureDoesNotMatch'],
  ['no signature', `5\r\naaaaa\r\n0\r\n\r\n`, 'SignatureDoesNotMatch'],
  ['the last chunk missing', chunk(65_536, signatures[0]) + chunk(1024, signatures[1]), 'IncompleteBody'],
  ['an end in mid-chunk', example.slice(0, 5000), 'IncompleteBody'],
  ['a size that lies', example.replace('10000;', '0fff0;'), 'SignatureDoesNotMatch'],
  ['a header without end', 'a'.repeat(5000), 'InvalidRequest'],
  ['a negative size', '-5\r\n\r\n', 'InvalidRequest'],
])('refuses %s', async (_name, text, code) => {
  expect(await decode(text, { seed })).toEqual({ refused: code })
})

test('hands the trailer of an unsigned body on, and refuses one that was not announced', async () => {
  const text = '5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n'
  const expected = { content: 'hello', trailer: { 'x-amz-checksum-crc32': 'NhCmhg==' } }
  expect(await decode(text, { hasTrailer: true })).toEqual(expected)
  expect(await decode(text)).toEqual({ refused: 'InvalidRequest' })
})

test('a signed trailer needs its own signature', async () => {
  const withTrailer = `${example.slice(0, -2)}x-amz-checksum-crc32:NhCmhg==\r\n`
  expect(await decode(`${withTrailer}\r\n`, { seed, hasTrailer: true })).toEqual({ refused: 'SignatureDoesNotMatch' })
})
