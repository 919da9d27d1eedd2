import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIngestContext } from './ingest/ingest-context.ts'
import { startTestPortal } from './portal/test-portal.ts'
import { fillPortal } from './smoke/fill-portal.ts'
import { runChecks } from './smoke/run-checks.ts'

/** `npm run smoke`: a whole portal on free ports, one film, and every door tried over plain HTTP. Leaves nothing. */
const folder = await mkdtemp(join(tmpdir(), 'usher-smoke-'))
process.stdout.write('Starting a portal on free ports …\n')
const portal = await startTestPortal()
let failed = 0
try {
  const context = await openIngestContext(portal.workerEnvironment)
  try {
    process.stdout.write('Bringing the film in …\n')
    const filled = await fillPortal(context, folder, portal.workerEnvironment['FFMPEG_PATH'] ?? 'ffmpeg')
    const bucketAddress = `${portal.workerEnvironment['S3_ENDPOINT']}/${portal.workerEnvironment['BUCKET_NAME']}`
    const doors = {
      appOrigin: portal.appOrigin,
      mediaOrigin: portal.mediaOrigin,
      bucketAddress,
      storage: context.storage,
    }
    failed = await runChecks(doors, filled, folder, process.stdout)
  } finally {
    await context.close()
  }
} finally {
  await portal.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
