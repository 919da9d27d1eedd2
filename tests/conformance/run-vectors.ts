import { Readable } from 'node:stream'
import type { Distribution } from '#core/distribution/distribution.ts'
import { ok } from '#core/result.ts'
import { createEdge } from '#local/edge/edge.ts'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import type { BucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { sendRaw, writeRequest, type RawAnswer } from './raw-request.ts'
import { readVectorFile, type VectorCase, type VectorFile } from './vector-file.ts'

/** One case as it went; `difference` is null where edge and file agree. */
export type VectorOutcome = { id: string; difference: string | null }

/** One behaviour for every path, which trusts the file's keys. */
const distribution: Distribution = {
  behaviours: [
    {
      name: 'default',
      pathPattern: '*',
      origin: 'bucket',
      viewerAccess: { kind: 'signed', trustedKeyGroups: ['playback'] },
      allowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      cache: { kind: 'enabled', minSeconds: 0, defaultSeconds: 60, maxSeconds: 60, errorSeconds: 0 },
      cors: null,
      responseHeaders: {},
    },
  ],
}

/** An origin that has every key. */
const fullBucket: BucketOrigin = {
  read: () =>
    Promise.resolve(ok({ status: 200, headers: { 'content-length': '2' }, body: Readable.from([Buffer.from('ok')]) })),
  close: () => undefined,
}

/** Runs every case of a vectors file; see `runCases`. */
export async function runVectors(path: string): Promise<VectorOutcome[]> {
  return runCases(readVectorFile(path))
}

/** Sends every case, byte for byte over TCP, to the shipped edge with the case's own clock and viewer. */
export async function runCases(file: VectorFile): Promise<VectorOutcome[]> {
  let current: VectorCase | undefined
  const edge = createEdge({
    clock: () => (current?.now ?? 0) * 1000,
    clientAddress: () => current?.clientIp ?? '',
    scheme: () => current?.request.scheme ?? 'https',
    distribution,
    trustedKeys: createTrustedKeys(file.trustedKeys),
    origins: { bucket: fullBucket, app: createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' }) },
    cacheBytes: 1024 * 1024,
  })
  const port = await edge.listen(0, '127.0.0.1')
  const outcomes: VectorOutcome[] = []
  for (current of file.cases) {
    const { method, target, host, cookie, headers } = current.request
    const sent = { Host: host, ...(typeof cookie === 'string' ? { Cookie: cookie } : {}), ...headers }
    const answer = await sendRaw(port, writeRequest(method, target, sent)).catch((cause: unknown) => String(cause))
    const difference = typeof answer === 'string' ? `no answer: ${answer}` : findDifference(current, answer, file)
    outcomes.push({ id: current.id, difference })
  }
  await edge.close()
  return outcomes
}

function findDifference(
  { expect, request }: VectorCase,
  answer: RawAnswer,
  { errorBodies }: VectorFile,
): string | null {
  const text = answer.body.toString()
  if (answer.status === 0) return 'the connection ended without an answer'
  const got = `got ${answer.status} ${/<Code>(.*)<\/Code>/.exec(text)?.[1] ?? ''}`.trimEnd()
  if (expect === null) {
    return answer.status >= 400 && answer.status < 500 ? null : `expected a refusal (AWS does not say), ${got}`
  }
  if (answer.status !== expect.status) return `expected ${expect.status} ${expect.code ?? ''}, ${got}`
  if (expect.code === null || request.method === 'HEAD') return null
  return text === errorBodies[expect.code] ? null : `expected the body of ${expect.code}, ${got}`
}
