import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { err, ok, type Result } from '#core/result.ts'

/** A read of one object. `path` is the viewer's raw path, already found plain; `headers` may hold Range and conditions. */
export type OriginRequest = { method: 'GET' | 'HEAD'; path: string; headers: Readonly<Record<string, string>> }

export type OriginAnswer = { status: number; headers: IncomingHttpHeaders; body: Readable }

export type OriginFailure = 'originUnreachable' | 'originTooSlow'

/** Where the media behaviours read. Nothing of the viewer's request but path, Range and conditions gets here. */
export type BucketOrigin = {
  read(request: OriginRequest, signal?: AbortSignal): Promise<Result<OriginAnswer, OriginFailure>>
  close(): void
}

export type BucketOptions = {
  /** Scheme, host and port; the bucket is addressed by path. */
  endpoint: string
  bucketName: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The date of the signatures, epoch milliseconds: the bucket's clock, whatever the edge's own clock says. */
  clock: () => number
  /** How long the bucket may stay silent, in milliseconds. */
  silenceMs?: number
}

const emptyBodyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/**
 * Reads a private bucket as CloudFront's origin access control does: every request signed with SigV4, always.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export function createBucketOrigin(options: BucketOptions): BucketOrigin {
  const { bucketName, region, accessKeyId, secretAccessKey, clock, silenceMs = 30_000 } = options
  const endpoint = new URL(options.endpoint)
  const client = endpoint.protocol === 'https:' ? https : http
  const agent = new client.Agent({ keepAlive: true, maxSockets: 128, maxFreeSockets: 32 })
  const credentials = { accessKeyId, secretAccessKey }
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false })

  async function send({ method, path, headers }: OriginRequest, signal?: AbortSignal): Promise<OriginAnswer> {
    const target = `/${bucketName}${keyPath(path)}`
    const place = { protocol: endpoint.protocol, hostname: endpoint.hostname, path: target }
    const sent = { host: endpoint.host, 'x-amz-content-sha256': emptyBodyHash, ...headers }
    const signed = await signer.sign({ method, ...place, query: {}, headers: sent }, { signingDate: new Date(clock()) })
    return new Promise((resolve, reject) => {
      const request = client.request(
        { agent, method, host: endpoint.hostname, port: endpoint.port, path: target, headers: signed.headers },
        (answer: IncomingMessage) => {
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: answer })
        },
      )
      request.setTimeout(silenceMs, () => request.destroy(new Error('ETIMEDOUT')))
      request.on('error', reject)
      signal?.addEventListener('abort', () => request.destroy(), { once: true })
      request.end()
    })
  }

  return {
    async read(request, signal) {
      try {
        return ok(await send(request, signal))
      } catch (first) {
        // A kept connection may have been closed while idle; one new attempt tells that from a bucket that is down.
        if (isTimeout(first)) return err('originTooSlow')
        if (signal?.aborted) return err('originUnreachable')
        try {
          return ok(await send(request, signal))
        } catch (second) {
          return err(isTimeout(second) ? 'originTooSlow' : 'originUnreachable')
        }
      }
    },
    close: () => {
      agent.destroy()
    },
  }
}

/** The path as S3 canonicalises it: each segment decoded once and encoded once, by AWS's own set. */
function keyPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)).replaceAll(/[!'()*]/g, encodeCharacter))
    .join('/')
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes('ETIMEDOUT')
}
