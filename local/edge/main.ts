import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { createDistribution } from '#core/distribution/distribution.ts'
import { maskSecretPath } from '#core/secret-paths.ts'
import { openAccessLog } from './access-log.ts'
import { openKeySource } from './control/key-source.ts'
import { createEdge } from './edge.ts'
import { createAppOrigin } from './origins/app-origin.ts'
import { createBucketOrigin } from './origins/bucket-origin.ts'
import { edgeSettingsSchema, type EdgeSettings } from './settings.ts'

/** A dual-stack listener shows IPv4 viewers in mapped form; policies speak of plain IPv4. */
function addressOf(socket: Socket): string {
  const address = socket.remoteAddress ?? ''
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

/**
 * Starts the edge, says `{"ready":true,"port":N}` on standard output, with `"controlPort":N` where it has a control
 * plane, and ends with its parent or a signal.
 */
async function run(settings: EdgeSettings): Promise<void> {
  const clock = Date.now
  const accessLog = settings.accessLogPath === null ? null : openAccessLog(settings.accessLogPath)
  const bucket = createBucketOrigin({ ...settings, endpoint: settings.bucketEndpoint, clock })
  const app = createAppOrigin({ origin: settings.appOrigin, secret: settings.originVerifySecret })
  const distribution = createDistribution({
    appOrigins: settings.allowedOrigins,
    trustsLegacyKeyPairs: settings.legacyKeyPairs.length > 0,
  })
  const { trustedKeys, control } = await openKeySource(settings, { clock: () => new Date(), distribution, onFault })
  const edge = createEdge({
    clock,
    clientAddress: addressOf,
    scheme: () => 'http',
    distribution,
    trustedKeys,
    origins: { bucket, app },
    cacheBytes: settings.cacheBytes,
    corsOnRefusal: settings.corsOnRefusal,
    accessLog,
    maskPath: (path) => maskSecretPath(path, settings.secretPathPrefixes),
  })

  let isStopping = false
  async function stop(): Promise<void> {
    if (isStopping) return
    isStopping = true
    await Promise.all([edge.close(), control?.close()])
    bucket.close()
    app.close()
    await accessLog?.close()
    process.exit(0)
  }
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, () => void stop())

  const port = await edge.listen(settings.port, settings.host)
  const controlPort = await control?.listen(control.port, control.host)
  process.stdout.write(`${JSON.stringify({ ready: true, port, controlPort })}\n`)
}

function onFault(cause: unknown): void {
  process.stderr.write(
    `edge: control plane: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`,
  )
}

const settingsPath = process.argv[2]
if (settingsPath === undefined) {
  process.stderr.write('edge: the path of a settings file is missing\n')
  process.exit(2)
}
const settings = edgeSettingsSchema.safeParse(JSON.parse(readFileSync(settingsPath, 'utf8')))
if (!settings.success) {
  const problems = settings.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  process.stderr.write(`edge: these settings do not fit\n${problems.join('\n')}\n`)
  process.exit(2)
}
run(settings.data).catch((cause: unknown) => {
  process.stderr.write(`edge: ${cause instanceof Error ? cause.message : 'could not start'}\n`)
  process.exit(1)
})
