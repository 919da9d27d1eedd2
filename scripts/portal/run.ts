import { watch } from 'node:fs'
import { join } from 'node:path'
import { seedDemo, SeedRefusal } from '#prisma/seed.ts'
import { describeError, PortalError, reportAndExit } from './portal-error.ts'
import { startPortal, type RunningPortal } from './portal.ts'
import { createProgress } from './progress.ts'
import { projectFolder } from './settings.ts'
import { describePortal } from './welcome.ts'

/** `npm start` and `npm run dev`: starts the portal, says where it is, and stays until it is told to end. */
export async function runPortal(mode: 'start' | 'dev'): Promise<void> {
  const progress = createProgress(process.stdout, Date.now)
  const starting = new AbortController()
  // SIGINT comes twice, from the terminal and through the bootstrap; `disconnect` when the bootstrap was killed.
  const told = new Promise<string>((resolve) => {
    for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => resolve(event))
  })
  void told.then((event) => starting.abort(new PortalError(`Stopped before it was up (${event}).`)))

  try {
    const portal = await startPortal({
      variables: process.env,
      mode,
      progress,
      seed: (facts) => seedDemo(facts).catch(refuseSeed),
      signal: starting.signal,
    })
    progress.say(describePortal(portal))
    if (mode === 'dev') restartWorkerOnChange(portal)
    if (portal.demoPassword !== null && portal.settings.isMediaEmbedded) void prepareDemo(portal, progress.say)
    await told
    progress.say('\n  Stopping …')
    await portal.stop()
    progress.say('  Everything has stopped.')
    process.exit(0)
  } catch (cause) {
    reportAndExit(cause)
  }
}

function refuseSeed(cause: unknown): never {
  if (!(cause instanceof SeedRefusal)) throw cause
  throw new PortalError(`${cause.message} Run npm run reset to start afresh, or set DATABASE_URL to keep it.`, {
    cause,
  })
}

/** Makes the demo's films and music while the portal already serves. Without them it is a portal all the same. */
async function prepareDemo({ workerEnvironment }: RunningPortal, say: (line: string) => void): Promise<void> {
  try {
    // Loaded when wanted: it draws and composes with libraries that nothing else here needs.
    const { prepareDemoMedia } = await import('#scripts/demo/prepare.ts')
    const ffmpegPath = workerEnvironment['FFMPEG_PATH'] ?? 'ffmpeg'
    await prepareDemoMedia({ env: workerEnvironment, ffmpegPath, onProgress: (line) => say(`  ${line}`) })
  } catch (cause) {
    say(`  The demo's films could not be made: ${describeError(cause)}`)
  }
}

const workerSources = ['worker', 'core', 'platform', 'jobs', 'features', 'messages']

/** An editor saves several files at once: the worker starts again when it has been quiet for a moment. */
function restartWorkerOnChange({ restartWorker }: RunningPortal): void {
  let quiet: NodeJS.Timeout | undefined
  for (const folder of workerSources) {
    watch(join(projectFolder, folder), { recursive: true }, () => {
      clearTimeout(quiet)
      quiet = setTimeout(() => void restartWorker(), 300)
    }).unref()
  }
}
