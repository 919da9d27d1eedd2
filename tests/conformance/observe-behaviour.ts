import { createSign } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Behaviour, CacheRule, CorsRule, Distribution, KeyGroupName } from '#core/distribution/distribution.ts'
import { ok } from '#core/result.ts'
import { createEdge, type Edge } from '#local/edge/edge.ts'
import { encodeBytes } from '#local/edge/gate/alphabet.ts'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import type { AppOrigin } from '#local/edge/origins/app-origin.ts'
import type { BucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { createKeyPair, type KeyPair } from './edge-fixture.ts'
import { sendRaw, writeRequest, type RawAnswer } from './raw-request.ts'

/** What an edge does on one behaviour's paths, found out by asking it; the words are those of the definition. */
export type Observed = Pick<Behaviour, 'origin' | 'viewerAccess' | 'cache'> & {
  allowedMethods: string[]
  responseHeaders: Record<string, string>
  /** A preflight carries no credentials, so on a signed behaviour its rules never show. */
  cors:
    (Pick<CorsRule, 'allowedOrigins' | 'allowCredentials' | 'exposedHeaders'> & { preflight: Preflight | null }) | null
}
type Preflight = { allowedMethods: string[]; maxAgeSeconds: number }

export const keyGroups = ['playback', 'private', 'direct'] as const satisfies KeyGroupName[]
const methods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE', 'TRACE'] as const
const startSeconds = 1_800_000_000
const longestSeconds = 2 ** 27

/** An edge that runs this distribution in front of origins that say who they are, with a clock of its own. */
export class ObservedEdge {
  #nowSeconds = startSeconds
  #port = 0
  #paths = 0
  readonly #edge: Edge
  readonly #keys: readonly (KeyPair & { group: KeyGroupName })[]
  readonly #origins: readonly string[]

  private constructor(distribution: Distribution, origins: readonly string[]) {
    this.#origins = origins
    this.#keys = keyGroups.map((group) => ({ ...createKeyPair(`K${group.toUpperCase()}`), group }))
    this.#edge = createEdge({
      clock: () => this.#nowSeconds * 1000,
      clientAddress: () => '192.0.2.44',
      scheme: () => 'http',
      distribution,
      trustedKeys: createTrustedKeys(this.#keys),
      origins: { bucket: tellingBucket, app: tellingApp },
      cacheBytes: 16 * 1024 * 1024,
    })
  }

  /** @param origins The Origins that are tried, of which a behaviour allows some. */
  static async start(distribution: Distribution, origins: readonly string[]): Promise<ObservedEdge> {
    const started = new ObservedEdge(distribution, origins)
    started.#port = await started.#edge.listen(0, '127.0.0.1')
    return started
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#edge.close()
  }

  /** @param folder The path of a folder that the behaviour is to take, ending in `/`. */
  async observe(folder: string): Promise<Observed> {
    const open = await this.#ask(`${folder}open`)
    const groups: KeyGroupName[] = []
    for (const { group } of this.#keys)
      if ((await this.#ask(`${folder}open`, {}, group)).status === 200) groups.push(group)
    const signer = groups[0]
    const isPublic = open.status === 200
    const answer = await this.#ask(`${folder}open`, {}, signer)
    return {
      origin: answer.body.toString() === 'app' ? 'app' : 'bucket',
      viewerAccess: isPublic ? { kind: 'public' } : { kind: 'signed', trustedKeyGroups: groups },
      allowedMethods: await this.#findMethods(folder, signer),
      cache: await this.#findCache(folder, signer),
      cors: await this.#findCors(folder, signer),
      responseHeaders: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !usualHeaders.has(name))),
    }
  }

  async #findMethods(folder: string, signer?: KeyGroupName): Promise<string[]> {
    const taken: string[] = []
    for (const method of methods) {
      const { status, headers, body } = await this.#ask(`${folder}open`, {}, signer, method)
      const isPage = headers['content-type'] === 'text/html' && (method === 'HEAD' || body.includes('this method'))
      if (!(status === 403 && isPage)) taken.push(method)
    }
    return taken
  }

  async #findCors(folder: string, signer?: KeyGroupName): Promise<Observed['cors']> {
    const allowed: [string, RawAnswer][] = []
    for (const origin of this.#origins) {
      const answer = await this.#ask(`${folder}open`, { Origin: origin }, signer)
      if (answer.headers['access-control-allow-origin'] === origin) allowed.push([origin, answer])
    }
    const [first] = allowed
    if (!first) return null
    const [origin, { headers }] = first
    const asked = { Origin: origin, 'Access-Control-Request-Method': 'GET' }
    const preflight = await this.#ask(`${folder}open`, asked, undefined, 'OPTIONS')
    return {
      allowedOrigins: allowed.map(([name]) => name),
      allowCredentials: headers['access-control-allow-credentials'] === 'true',
      exposedHeaders: listOf(headers['access-control-expose-headers']),
      preflight:
        preflight.status === 200
          ? {
              allowedMethods: listOf(preflight.headers['access-control-allow-methods']),
              maxAgeSeconds: Number(preflight.headers['access-control-max-age']),
            }
          : null,
    }
  }

  async #findCache(folder: string, signer?: KeyGroupName): Promise<CacheRule> {
    const kept = (name: string): Promise<number> => this.#measureLife(`${folder}${name}`, signer)
    const [minSeconds, defaultSeconds] = [await kept('no-store'), await kept('open')]
    const [maxSeconds, errorSeconds] = [await kept('forever'), await kept('missing')]
    if (minSeconds + defaultSeconds + maxSeconds + errorSeconds === 0) return { kind: 'disabled' }
    return { kind: 'enabled', minSeconds, defaultSeconds, maxSeconds, errorSeconds }
  }

  /** Seconds for which a first answer is served again, found by halving; each try reads an object of its own. */
  async #measureLife(start: string, signer?: KeyGroupName): Promise<number> {
    const isKept = async (seconds: number): Promise<boolean> => {
      const path = `${start}-${++this.#paths}`
      const before = this.#nowSeconds
      const first = await this.#ask(path, {}, signer)
      this.#nowSeconds = before + seconds
      const second = await this.#ask(path, {}, signer)
      this.#nowSeconds = before
      // The origins number their answers: the same number twice is one answer kept.
      return first.body.equals(second.body)
    }
    if (!(await isKept(0))) return 0
    let [least, most] = [0, longestSeconds]
    while (most - least > 1) {
      const middle = Math.floor((least + most) / 2)
      if (await isKept(middle)) least = middle
      else most = middle
    }
    return most
  }

  #ask(path: string, headers: Record<string, string> = {}, group?: KeyGroupName, method = 'GET'): Promise<RawAnswer> {
    const host = `127.0.0.1:${this.#port}`
    const pair = this.#keys.find((key) => key.group === group)
    const cookie = pair ? { Cookie: signEverything(pair, host) } : {}
    return sendRaw(this.#port, writeRequest(method, path, { Host: host, ...cookie, ...headers }))
  }
}

function signEverything({ keyId, privateKey }: KeyPair, host: string): string {
  const condition = { DateLessThan: { 'AWS:EpochTime': 2_147_483_647 } }
  const policy = JSON.stringify({ Statement: [{ Resource: `http://${host}/*`, Condition: condition }] })
  const signature = encodeBytes(createSign('sha1').update(policy).sign(privateKey))
  const fields = { Policy: encodeBytes(Buffer.from(policy)), Signature: signature, 'Key-Pair-Id': keyId }
  return Object.entries(fields)
    .map(([name, value]) => `CloudFront-${name}=${value}`)
    .join('; ')
}

const listOf = (text: string | undefined): string[] => (text === undefined ? [] : text.split(', '))

let answers = 0
/** Has every object; its name says what the bucket says of keeping it. */
const tellingBucket: BucketOrigin = {
  read({ path }) {
    const body = Buffer.from(path.includes('open') && !path.includes('open-') ? 'bucket' : `bucket ${++answers}`)
    const rule = path.includes('/no-store') ? 'no-store' : path.includes('/forever') ? `max-age=${2 ** 30}` : null
    const headers = { 'content-length': String(body.length), ...(rule === null ? {} : { 'cache-control': rule }) }
    const status = path.includes('/missing') ? 403 : 200
    return Promise.resolve(ok({ status, headers, body: Readable.from([body]) }))
  },
  close: () => undefined,
}

const tellingApp: AppOrigin = {
  pass({ request, response }) {
    const body = /-\d+$/.test(request.url ?? '') ? `app ${++answers}` : 'app'
    response.writeHead(200, { 'content-length': body.length })
    response.end(body)
  },
  upgrade: (_viewed, socket) => socket.destroy(),
  close: () => undefined,
}

/** What HTTP, CORS and CloudFront put on answers by themselves. */
const usualHeaders = new Set([
  ...['date', 'connection', 'keep-alive', 'content-length', 'accept-ranges', 'age', 'vary', 'transfer-encoding'],
  ...['x-cache', 'via', 'x-amz-cf-pop', 'x-amz-cf-id', 'cache-control'],
])
