import { createHmac, createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { bucketName, credentialsOf, region, type IdentityName } from './bucket-harness.ts'

export type RawRequest = {
  method?: string
  /** As it goes on the wire: nothing normalises it. */
  path: string
  headers?: Record<string, string>
  body?: Buffer | string
}

export type RawAnswer = {
  status: number
  code: string | null
  headers: Record<string, string | undefined>
  body: Buffer
}

/** Sends a request exactly as given. */
export function sendRaw(
  port: number,
  { method = 'GET', path, headers = {}, body = '' }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(pieces)
          const code = /<Code>(\w+)<\/Code>/.exec(bytes.toString('latin1'))?.[1] ?? null
          const named = response.headers as Record<string, string | undefined>
          resolve({ status: response.statusCode ?? 0, code, headers: named, body: bytes })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/**
 * Signs with the SDK's own signer. `path` is what the signature is made for, without query.
 *
 * @param payload The body, or one of S3's words for `x-amz-content-sha256`.
 */
export async function signHeaders(
  port: number,
  name: IdentityName,
  { method = 'GET', path, headers = {}, body = '' }: RawRequest,
  word: string = createHash('sha256').update(body).digest('hex'),
  signingDate = new Date(),
): Promise<Record<string, string>> {
  const signer = createSigner(name)
  const [pathname = '', search = ''] = path.split('?')
  const query = Object.fromEntries(new URLSearchParams(search))
  const signed = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      port,
      path: pathname,
      query,
      headers: { host: `127.0.0.1:${port}`, 'x-amz-content-sha256': word, ...headers },
    },
    { signingDate },
  )
  return signed.headers
}

function createSigner(name: IdentityName): SignatureV4 {
  return new SignatureV4({
    service: 's3',
    region,
    credentials: credentialsOf(name),
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
}

/** Signs and sends. */
export async function sendSigned(port: number, name: IdentityName, request: RawRequest): Promise<RawAnswer> {
  return sendRaw(port, { ...request, headers: await signHeaders(port, name, request) })
}

export const pathOf = (key: string) => `/${bucketName}/${key}`

/** Writes a body as signed chunks, each signature covering the one before; written apart from the bucket's own code. */
export function writeSignedChunks(
  name: IdentityName,
  headers: Record<string, string>,
  chunks: readonly Buffer[],
): Buffer {
  const timestamp = headers['x-amz-date'] ?? ''
  const scope = [timestamp.slice(0, 8), region, 's3', 'aws4_request']
  let key = Buffer.from(`AWS4${credentialsOf(name).secretAccessKey}`)
  for (const part of scope) key = createHmac('sha256', key).update(part).digest()
  let previous = /Signature=([0-9a-f]+)/.exec(headers['authorization'] ?? '')?.[1] ?? ''
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const written = [...chunks, Buffer.alloc(0)].flatMap((chunk) => {
    const lines = ['AWS4-HMAC-SHA256-PAYLOAD', timestamp, scope.join('/'), previous, hash(Buffer.alloc(0)), hash(chunk)]
    previous = createHmac('sha256', key).update(lines.join('\n')).digest('hex')
    return [Buffer.from(`${chunk.length.toString(16)};chunk-signature=${previous}\r\n`), chunk, Buffer.from('\r\n')]
  })
  return Buffer.concat(written)
}
