import { join } from 'node:path'
import { clusterFolderOf } from '#scripts/postgres/placement.ts'
import { findPostmaster } from '#scripts/postgres/postmaster.ts'
import { ensureBuild } from './build.ts'
import { migrateDatabase, openDatabase } from './databases.ts'
import { assertDiskSpace } from './disk.ts'
import { composeEnvironment, findProblems, listLogPaths, selectFor, type Environment } from './environment.ts'
import { describeFfmpeg, findFfmpeg } from './ffmpeg.ts'
import { prepareHome, type Home } from './home.ts'
import { readTrustedKeyIds } from './key-groups.ts'
import { lockHome } from './lock.ts'
import { boundLogs } from './logs.ts'
import { PortalError } from './portal-error.ts'
import { assertPortFree } from './ports.ts'
import { recordPorts } from './join.ts'
import { startProcesses } from './processes.ts'
import type { Progress } from './progress.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { projectFolder, readPortalSettings, type PortalSettings, type Variables } from './settings.ts'
import { registerFirstKeys } from './signing-keys.ts'

export type PortalOptions = {
  /** The settings, as environment variables have them. */
  variables: Variables
  /** `dev` reloads the app on change and builds nothing. */
  mode: 'start' | 'dev'
  progress: Progress
  /** Fills the embedded database before anything serves; never called for a database that is not the portal's own. */
  seed?: (facts: { databaseUrl: string; demoPassword: string }) => Promise<void>
  /** Another entry file for the edge's process: a test's, which moves its clock. */
  edgeEntry?: string
  /** Ends a start that is under way. */
  signal?: AbortSignal
}

export type RunningPortal = {
  settings: PortalSettings
  home: Home
  appOrigin: string
  mediaOrigin: string
  /** With the rights of the portal's processes. */
  databaseUrl: string
  /** Null where the portal brings nothing of its own. */
  secrets: Secrets | null
  /** What the demo people sign in with; null where there are none. */
  demoPassword: string | null
  logs: ReturnType<typeof listLogPaths>
  /** What the worker was started with: database, bucket, ffmpeg. */
  workerEnvironment: Environment
  restartWorker(): Promise<void>
  /** Ends every process that was started, the worker first and the database last. */
  stop(): Promise<void>
}

type Undo = () => void | Promise<void>

/**
 * Starts a whole portal: what the settings do not place elsewhere, it brings itself.
 *
 * @throws PortalError With one clear sentence; whatever had been started is stopped again.
 */
export async function startPortal(options: PortalOptions): Promise<RunningPortal> {
  const settings = readPortalSettings(options.variables)
  if (!settings.ok) throw unusable(settings.error)
  const undoings: Undo[] = []
  const stop = async () => {
    for (const undo of undoings.splice(0).reverse()) await undo()
  }
  try {
    return { ...(await bringUp(settings.value, options, (undo) => undoings.push(undo))), stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

async function bringUp(
  settings: PortalSettings,
  { variables, mode, progress, seed, edgeEntry, signal }: PortalOptions,
  onStop: (undo: Undo) => void,
): Promise<Omit<RunningPortal, 'stop'>> {
  assertDiskSpace([settings.home, projectFolder])
  const home = prepareHome(settings.home)
  onStop(lockHome(join(home.run, 'portal.lock'), home.path))
  keepLogsBounded(home, onStop)
  await assertPorts(settings, home)
  recordPorts(home, settings)
  const logs = listLogPaths(home)
  const secrets = !settings.database || settings.isMediaEmbedded ? openSecrets(home.path) : null
  const demoPassword = settings.database ? null : (settings.demoPassword ?? secrets?.demoPassword ?? null)

  const ffmpeg = await progress.step('ffmpeg', () => findFfmpeg(variables), describeFfmpeg)
  const nodeEnvironment = mode === 'dev' ? 'development' : 'production'
  const compose = (databaseUrl: string) =>
    composeEnvironment({ settings, home, ffmpeg, secrets, databaseUrl, nodeEnvironment }, variables)
  const problems = findProblems(compose(settings.database?.url ?? 'postgres://embedded'))
  if (problems.length > 0) throw unusable(problems)

  if (mode === 'start') {
    await progress.step(
      'Building the app',
      () => ensureBuild(logs.build, signal),
      (outcome) => `App ${outcome}`,
    )
  }
  signal?.throwIfAborted()

  const database = await openDatabase(settings, home, secrets, progress)
  onStop(database.stop)
  const environment = compose(database.appUrl)
  await migrateDatabase(database, progress)
  const standIns = settings.isMediaEmbedded ? secrets : null
  await registerFirstKeys(environment, standIns ? await readTrustedKeyIds(home, standIns) : null)
  if (seed && demoPassword !== null) {
    await progress.step('Demo people and catalogue', () => seed({ databaseUrl: database.appUrl, demoPassword }))
  }
  signal?.throwIfAborted()

  const facts = { settings, home, environment, secrets: standIns, mode, edgeEntry: edgeEntry ?? null }
  const names = standIns ? 'Bucket, edge, app and worker' : 'App and worker'
  const processes = await progress.step(names, () => startProcesses(facts, progress.say))
  onStop(processes.stop)

  return {
    settings,
    home,
    appOrigin: environment['APP_ORIGIN'] ?? '',
    mediaOrigin: environment['MEDIA_ORIGIN'] ?? '',
    databaseUrl: database.appUrl,
    secrets,
    demoPassword,
    logs,
    workerEnvironment: selectFor('worker', environment),
    restartWorker: () => processes.worker.restart(),
  }
}

function unusable(problems: string[]): PortalError {
  return new PortalError(`These settings are not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
}

/** Looks at every port before anything takes long. The database's may be held by a server of ours that was left. */
async function assertPorts({ ports, isMediaEmbedded, database }: PortalSettings, home: Home): Promise<void> {
  await assertPortFree('APP_PORT', ports.app)
  if (isMediaEmbedded) {
    await assertPortFree('EDGE_PORT', ports.edge)
    await assertPortFree('EDGE_CONTROL_PORT', ports.edgeControl)
    await assertPortFree('BUCKET_PORT', ports.bucket)
  }
  const isOurs = findPostmaster(join(clusterFolderOf(home.path), 'data')) !== null
  if (!database && !isOurs) await assertPortFree('PG_PORT', ports.postgres)
}

function keepLogsBounded(home: Home, onStop: (undo: Undo) => void): void {
  boundLogs(home.logs)
  const timer = setInterval(() => boundLogs(home.logs), 60_000).unref()
  onStop(() => clearInterval(timer))
}
