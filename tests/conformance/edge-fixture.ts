import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createDistribution } from '#core/distribution/distribution.ts'
import { createEdge, type Edge, type EdgeParts } from '#local/edge/edge.ts'
import { encodeBytes } from '#local/edge/gate/alphabet.ts'
import { createTrustedKeys, type TrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import { createBucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { sendRaw, writeRequest, type RawAnswer } from './raw-request.ts'

export const appOrigin = 'http://localhost:3000'
export const originSecret = 'a-secret-between-edge-and-app'
export const nowSeconds = 1_800_000_000

export type KeyPair = { keyId: string; privateKey: KeyObject; publicKeyPem: string }

export function createKeyPair(keyId: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { keyId, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

export function createRsaPair(keyId: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { keyId, privateKey, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

/** The cookie header that opens `resource` for an hour of the fixture's clock. */
export function signCookies({ keyId, privateKey }: KeyPair, resource: string): string {
  const condition = { DateLessThan: { 'AWS:EpochTime': nowSeconds + 3600 } }
  const policy = JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] })
  const signature = encodeBytes(createSign('sha256').update(policy).sign(privateKey))
  const encoded = encodeBytes(Buffer.from(policy))
  const names = [`Policy=${encoded}`, `Signature=${signature}`, `Key-Pair-Id=${keyId}`, 'Hash-Algorithm=SHA256']
  return names.map((pair) => `CloudFront-${pair}`).join('; ')
}

/** A bucket of this test: serves what `objects` holds, notes every request, and can hold its answers back. */
export class TestBucket {
  readonly objects = new Map<string, Buffer>()
  readonly requests: IncomingMessage[] = []
  readonly #gate = { opened: Promise.resolve(), open: (): void => undefined }

  /** Holds every answer until the returned function is called. */
  holdBack(): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.#gate.opened = promise.then(() => undefined)
    return () => {
      resolve(undefined)
    }
  }

  readonly listener: RequestListener = (request, response) => {
    this.requests.push(request)
    void this.#gate.opened.then(() => {
      const body = this.objects.get((request.url ?? '').replace(/^\/media/, ''))
      if (!body) {
        response.writeHead(403, { 'Content-Type': 'application/xml' })
        response.end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>')
        return
      }
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      const modified = { ETag: etag, 'Last-Modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, modified).end()
      const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
      const [first, last] =
        from === undefined ? [0, body.length - 1] : [Number(from), to ? Number(to) : body.length - 1]
      const range = from === undefined ? {} : { 'Content-Range': `bytes ${first}-${last}/${body.length}` }
      const length = { 'Content-Type': 'video/mp4', 'Content-Length': last - first + 1, 'x-amz-request-id': 'R1' }
      response.writeHead(from === undefined ? 200 : 206, { ...modified, ...range, ...length })
      return response.end(request.method === 'HEAD' ? undefined : body.subarray(first, last + 1))
    })
  }
}

/** An edge with its origins, all on free ports of the loopback. */
export type EdgeFixture = {
  edge: Edge
  port: number
  host: string
  bucket: TestBucket
  keys: { playback: KeyPair; private: KeyPair }
  trustedKeys: TrustedKeys
  /** Cookies for everything under `/library/films/`. */
  cookies: string
  /** The address on which a stopped origin would have listened stays free after this. */
  stopBucket(): Promise<void>
  get(target: string, headers?: Record<string, string>, method?: string): Promise<RawAnswer>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startEdge(
  changes: Partial<EdgeParts> & { app?: RequestListener; onAppServer?: (server: Server) => void } = {},
): Promise<EdgeFixture> {
  const { app: appListener, onAppServer, ...parts } = changes
  const bucket = new TestBucket()
  const [bucketServer, appServer] = [createServer(bucket.listener), createServer(appListener)]
  onAppServer?.(appServer)
  const [bucketPort, appPort] = await Promise.all([listen(bucketServer), listen(appServer)])
  const keys = { playback: createKeyPair('KPLAYBACK'), private: createKeyPair('KPRIVATE') }
  const trustedKeys = createTrustedKeys(
    (['playback', 'private'] as const).map((group) => {
      const { keyId, publicKeyPem } = keys[group]
      return { keyId, publicKeyPem, group }
    }),
  )
  const identity = { region: 'us-east-1', accessKeyId: 'AKIDEDGE', secretAccessKey: 'edge-secret-key' }
  const bucketOrigin = createBucketOrigin({
    ...identity,
    endpoint: `http://127.0.0.1:${bucketPort}`,
    bucketName: 'media',
    clock: Date.now,
  })
  const app = createAppOrigin({ origin: `http://127.0.0.1:${appPort}`, secret: originSecret })
  const edge = createEdge({
    clock: () => nowSeconds * 1000,
    clientAddress: () => '192.0.2.44',
    scheme: () => 'http',
    distribution: createDistribution({ appOrigins: [appOrigin] }),
    trustedKeys,
    origins: { bucket: bucketOrigin, app },
    cacheBytes: 8 * 1024 * 1024,
    ...parts,
  })
  const port = await edge.listen(0, '127.0.0.1')
  const host = `localhost:${port}`
  const stopBucket = (): Promise<void> => stop(bucketServer)
  return {
    ...{ edge, port, host, bucket, keys, trustedKeys, stopBucket },
    cookies: signCookies(keys.playback, `http://${host}/library/films/*`),
    get: (target, headers = {}, method = 'GET') =>
      sendRaw(port, writeRequest(method, target, { Host: host, ...headers })),
    async [Symbol.asyncDispose]() {
      await edge.close()
      bucketOrigin.close()
      app.close()
      await Promise.all([stop(bucketServer), stop(appServer)])
    },
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
