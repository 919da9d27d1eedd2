import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createDistribution } from '#core/distribution/distribution.ts'
import { ok } from '#core/result.ts'
import { openAccessLog } from '#local/edge/access-log.ts'
import { createEdge } from '#local/edge/edge.ts'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import type { EdgeBenchSettings } from './start-edge.ts'

// The shipped edge over an origin that has every object: what is measured is the edge, not a bucket behind it.
const settings = JSON.parse(process.argv[2] ?? '') as EdgeBenchSettings
const body = readFileSync(settings.filePath)
const head = { 'content-type': 'video/mp4', 'content-length': String(body.length), etag: '"one"' }
const distribution = createDistribution({ appOrigins: [] })
const behaviours = distribution.behaviours.map((behaviour) =>
  settings.isVerified ? behaviour : { ...behaviour, viewerAccess: { kind: 'public' as const } },
)
const edge = createEdge({
  clock: Date.now,
  clientAddress: (socket) => socket.remoteAddress ?? '',
  scheme: () => 'http',
  distribution: { behaviours },
  trustedKeys: createTrustedKeys(settings.trustedKeys),
  origins: {
    bucket: {
      read: () => Promise.resolve(ok({ status: 200, headers: head, body: Readable.from([body]) })),
      close: () => undefined,
    },
    app: createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' }),
  },
  cacheBytes: settings.cacheBytes,
  accessLog: openAccessLog(settings.logPath),
  verifiedLimit: settings.verifiedLimit,
})
for (const event of ['SIGTERM', 'disconnect']) process.on(event, () => process.exit(0))
process.send?.({ port: await edge.listen(0, '127.0.0.1') })
