import { get } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nextProgram } from './build.ts'
import { startChild, type Child } from './child.ts'
import type { ChildSettings } from './child-process.ts'
import { listLogPaths, selectFor, type Environment } from './environment.ts'
import type { Home } from './home.ts'
import type { Secrets } from './secrets.ts'
import { projectFolder, type PortalSettings } from './settings.ts'
import { writeBucketSettings, writeEdgeSettings } from './stand-ins.ts'

export type ProcessFacts = {
  settings: PortalSettings
  home: Home
  environment: Environment
  /** Null where bucket and edge are not ours. */
  secrets: Secrets | null
  mode: 'start' | 'dev'
  /** Another entry file for the edge's process: a test's, which moves its clock. */
  edgeEntry: string | null
}

export type Processes = { worker: Child; stop(): Promise<void> }

const preload = fileURLToPath(new URL('app-preload.ts', import.meta.url))

/** Starts bucket, edge, app and worker together. Stopped the other way round: first the worker gives its job back. */
export async function startProcesses(facts: ProcessFacts, say: (line: string) => void): Promise<Processes> {
  const outcomes = await Promise.allSettled(describeProcesses(facts).map((settings) => startChild(settings, say)))
  const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const stop = async () => {
    for (const child of running.reverse()) await child.stop()
  }
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  const worker = running.at(-1)
  if (!failed && worker) return { worker, stop }
  await stop()
  throw failed?.reason
}

function describeProcesses(facts: ProcessFacts): ChildSettings[] {
  const standIns = facts.secrets ? describeStandIns(facts, facts.secrets) : []
  return [...standIns, describeApp(facts), describeWorker(facts)]
}

function describeStandIns({ settings, home, edgeEntry }: ProcessFacts, secrets: Secrets): ChildSettings[] {
  const logs = listLogPaths(home)
  const facts = { settings, home, secrets }
  const entry = (name: string) => join(projectFolder, 'local', name, 'main.ts')
  const shared = { environment: { PATH: process.env['PATH'] ?? '' }, stopTimeoutMs: 5_000 }
  return [
    { ...shared, name: 'bucket', args: [entry('bucket'), writeBucketSettings(facts)], logPath: logs.bucket },
    { ...shared, name: 'edge', args: [edgeEntry ?? entry('edge'), writeEdgeSettings(facts)], logPath: logs.edge },
  ]
}

/**
 * How long the app keeps an idle connection. Longer than whoever stands in front: CloudFront keeps one for 120 s at
 * most unless its quota is raised, and must be the one that closes it, or a request meets a connection that just ends.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginKeepaliveTimeout
 */
const keepAliveMilliseconds = 125_000

function describeApp({ settings, home, environment, mode }: ProcessFacts): ChildSettings {
  const { app: port } = settings.ports
  const logs = listLogPaths(home)
  // `next dev` knows no such option.
  const keptOpen = mode === 'start' ? ['--keepAliveTimeout', String(keepAliveMilliseconds)] : []
  return {
    name: 'app',
    args: ['--import', preload, nextProgram, mode, '--port', String(port), '--hostname', '127.0.0.1', ...keptOpen],
    environment: { ...selectFor('app', environment), USHER_ACCESS_LOG: logs.appAccess },
    logPath: logs.app,
    isServing: () => answersWell(port, '/sign-in'),
    stopTimeoutMs: 10_000,
  }
}

function describeWorker({ home, environment }: ProcessFacts): ChildSettings {
  return {
    name: 'worker',
    args: ['--conditions=react-server', join(projectFolder, 'worker/main.ts')],
    environment: selectFor('worker', environment),
    logPath: listLogPaths(home).worker,
    stopTimeoutMs: 20_000,
  }
}

/** Whether a page is served without an error of the server's. */
function answersWell(port: number, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, timeout: 30_000 }, (response) => {
      response.resume()
      resolve((response.statusCode ?? 500) < 500)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
