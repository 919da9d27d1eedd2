import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { whileLocked } from './lock.ts'
import { readLogEnd } from './logs.ts'
import { PortalError } from './portal-error.ts'
import { projectFolder } from './settings.ts'

/** Next's own program, to be run by node. */
export const nextProgram = join(projectFolder, 'node_modules/next/dist/bin/next')

/** What the build is made from. Tests beside the sources are not. */
const sourceFolders = ['app', 'core', 'features', 'messages', 'platform', 'player', 'ui', 'jobs', 'public', 'prisma']
const sourceFiles =
  /^(package-lock\.json|package\.json|tsconfig\.json|.*\.config\.(js|mjs|ts)|proxy\.ts|instrumentation.*\.ts)$/
const notSource = /\.test\.tsx?$|^platform\/generated\/|^prisma\/(?!schema\.prisma$)/

/** Builds the app if its sources changed since the last build; two starters on one checkout take turns. */
export async function ensureBuild(
  logPath: string,
  signal?: AbortSignal,
): Promise<'built' | 'unchanged since the last build'> {
  const stamp = hashSources()
  if (isBuiltFrom(stamp)) return 'unchanged since the last build'
  const locks = join(projectFolder, 'node_modules/.cache/usher')
  mkdirSync(locks, { recursive: true })
  return whileLocked(join(locks, 'build.lock'), async () => {
    if (isBuiltFrom(stamp)) return 'unchanged since the last build'
    await build(logPath, signal)
    writeFileSync(stampPath, stamp)
    return 'built'
  })
}

const stampPath = join(projectFolder, '.next/usher-sources')

function isBuiltFrom(stamp: string): boolean {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const path of listSources())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(projectFolder, path)))
      .update('\0')
  return hash.digest('hex')
}

function listSources(): string[] {
  const inFolders = sourceFolders
    .filter((folder) => existsSync(join(projectFolder, folder)))
    .flatMap((folder) =>
      readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length)),
    )
  const atRoot = readdirSync(projectFolder).filter((name) => sourceFiles.test(name))
  return [...inFolders, ...atRoot].filter((path) => !notSource.test(path)).sort()
}

/**
 * The key from which Next derives the names of actions, kept where a build leaves things alone: what a page sends that was
 * opened before an upgrade still finds its action after it.
 */
function readActionsKey(): string {
  const folder = join(projectFolder, '.next/cache')
  const path = join(folder, 'usher-actions-key')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600 })
  }
  return readFileSync(path, 'utf8')
}

async function build(logPath: string, signal: AbortSignal | undefined): Promise<void> {
  const log = openSync(logPath, 'w', 0o600)
  // The build is the same whatever the settings are, so it gets none of them.
  const { PATH = '', HOME = '' } = process.env
  const actions = { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readActionsKey() }
  const child = spawn(process.execPath, [nextProgram, 'build'], {
    cwd: projectFolder,
    env: { PATH, HOME, ...actions, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const end = () => child.kill()
  signal?.addEventListener('abort', end)
  const [code] = (await once(child, 'exit')) as [number | null]
  signal?.removeEventListener('abort', end)
  signal?.throwIfAborted()
  if (code === 0) return
  throw new PortalError(`The build of the app failed. Its log, ${logPath}, ends:\n${readLogEnd(logPath, 30)}`)
}
