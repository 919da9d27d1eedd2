import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sha256 } from '@aws-crypto/sha256-js'
import { CloudFrontClient, type CloudFrontClientConfig } from '@aws-sdk/client-cloudfront'
import { SignatureV4 } from '@smithy/signature-v4'
import { createDistribution } from '#core/distribution/distribution.ts'
import { openKeySource, type KeySource } from '#local/edge/control/key-source.ts'
import type { TrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { appOrigin, createKeyPair, startEdge, type EdgeFixture, type KeyPair } from './edge-fixture.ts'

export const caller = { accessKeyId: 'AKIATESTCONTROL00000', secretAccessKey: 'C'.repeat(40) }
export const keyGroupIds = {
  playback: 'b4c1e8a0-0000-4000-8000-00000000000a',
  private: 'b4c1e8a0-0000-4000-8000-00000000000b',
  direct: 'b4c1e8a0-0000-4000-8000-00000000000c',
}

/** Work that waits for its time, which only the test moves. */
export class ManualTimers {
  #now = 0
  readonly #waiting = new Set<{ at: number; work: () => void }>()

  readonly schedule = (work: () => void, delayMilliseconds: number) => {
    const entry = { at: this.#now + delayMilliseconds, work }
    this.#waiting.add(entry)
    return { cancel: () => void this.#waiting.delete(entry) }
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds
    for (const entry of [...this.#waiting].filter(({ at }) => at <= this.#now)) {
      this.#waiting.delete(entry)
      entry.work()
    }
  }
}

export type ControlledEdge = {
  edge: EdgeFixture
  /** The first key of each group. */
  keys: { playback: KeyPair; private: KeyPair; direct: KeyPair }
  statePath: string
  timers: ManualTimers
  faults: unknown[]
  port(): number
  client(config?: CloudFrontClientConfig): CloudFrontClient
  /** Ends the control plane and starts it again from its file; the viewer's side goes on with the new one's keys. */
  restart(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** An edge with a control plane over a state file of its own. */
export async function startControlledEdge({ propagationMilliseconds = 0 } = {}): Promise<ControlledEdge> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-control-'))
  const statePath = join(folder, 'key-groups.json')
  const keys = {
    playback: createKeyPair('K00PLAYBACK000'),
    private: createKeyPair('K00PRIVATE0000'),
    direct: createKeyPair('K00DIRECT00000'),
  }
  const timers = new ManualTimers()
  const faults: unknown[] = []
  const clients: CloudFrontClient[] = []
  const open = () =>
    openKeySource(
      {
        trustedKeys: (['playback', 'private', 'direct'] as const).map((group) => ({
          keyId: keys[group].keyId,
          publicKeyPem: keys[group].publicKeyPem,
          group,
        })),
        propagationMilliseconds,
        legacyKeyPairs: [],
        control: { host: '127.0.0.1', port: 0, statePath, keyGroupIds, ...caller },
      },
      {
        clock: () => new Date(),
        distribution: createDistribution({ appOrigins: [appOrigin] }),
        onFault: (cause) => faults.push(cause),
        schedule: timers.schedule,
      },
    )
  let source = await open()
  // What the gate asks is always the running source's.
  const trustedKeys: TrustedKeys = {
    set: (entries) => source.trustedKeys.set(entries),
    list: () => source.trustedKeys.list(),
    find: (keyId, groups) => source.trustedKeys.find(keyId, groups),
  }
  const edge = await startEdge({
    trustedKeys,
    app: (_request, response) => response.writeHead(404, { 'content-length': 17 }).end('a page of the app'),
  })
  let port = await listen(source)
  return {
    ...{ edge, keys, statePath, timers, faults },
    port: () => port,
    client(config = {}) {
      const endpoint = `http://127.0.0.1:${port}`
      const shared = { endpoint, region: 'us-east-1', credentials: caller, maxAttempts: 1 }
      const client = new CloudFrontClient({ ...shared, ...config })
      clients.push(client)
      return client
    },
    async restart() {
      await source.control?.close()
      source = await open()
      port = await listen(source)
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await source.control?.close()
      await edge[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listen({ control }: KeySource): Promise<number> {
  if (!control) throw new Error('The key source has no control plane.')
  return control.listen(0, '127.0.0.1')
}

export type RawCall = {
  method?: string
  path: string
  body?: string | Buffer
  headers?: Record<string, string>
}

/** Signs with the SDK's own signer. The body that is signed need not be the one that is sent. */
export async function signCall(
  port: number,
  { method = 'GET', path, body = '', headers = {} }: RawCall,
  { signer = {}, signingDate = new Date() }: { signer?: object; signingDate?: Date } = {},
): Promise<Record<string, string>> {
  const [pathname = '', search = ''] = path.split('?')
  const v4 = new SignatureV4({
    service: 'cloudfront',
    region: 'us-east-1',
    credentials: caller,
    sha256: Sha256,
    ...signer,
  })
  const signed = await v4.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      port,
      path: pathname,
      query: Object.fromEntries(new URLSearchParams(search)),
      headers: {
        host: `127.0.0.1:${port}`,
        'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
        ...headers,
      },
    },
    { signingDate },
  )
  return signed.headers
}

/** Sends a call exactly as given. */
export function sendCall(port: number, { method = 'GET', path, body = '', headers = {} }: RawCall) {
  return new Promise<{ status: number; code: string | null; text: string }>((resolve, reject) => {
    const length = body.length > 0 ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8')
          const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? null
          resolve({ status: response.statusCode ?? 0, code, text })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Signs and sends. */
export async function sendSignedCall(port: number, call: RawCall) {
  return sendCall(port, { ...call, headers: await signCall(port, call) })
}
