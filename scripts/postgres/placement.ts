import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PortalError } from '#scripts/portal/portal-error.ts'
import { findNativeFolder } from './native-folder.ts'

/** Where a cluster lies and as whom it runs: Postgres refuses to run as root. */
export type Placement = {
  /** Holds the data folder and, where the package's own cannot be reached, a copy of the binaries. */
  folder: string
  dataFolder: string
  nativeFolder: string
  /** The user to become, or null to stay who we are. */
  user: { uid: number; gid: number } | null
}

const systemFolder = '/var/lib/usher'

/**
 * Decides the place. An ordinary user's database lies in `home`. Root's cannot: `home` is 0700 and its parents may be
 * closed as well, so it goes to `/var/lib/usher/HASH OF HOME`, which `home` records for the reset.
 */
export function placeCluster(home: string): Placement {
  const nativeFolder = findNativeFolder()
  const folder = clusterFolderOf(home)
  if (!isRoot()) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { folder, dataFolder: join(folder, 'data'), nativeFolder, user: null }
  }

  const user = findPostgresUser()
  mkdirSync(folder, { recursive: true })
  chownSync(folder, user.uid, user.gid)
  writeFileSync(join(home, 'postgres-folder'), `${folder}\n`, { mode: 0o600 })
  const reachable = isOpen(nativeFolder) ? nativeFolder : copyNativeFolder(nativeFolder, join(folder, 'native'))
  return { folder, dataFolder: join(folder, 'data'), nativeFolder: reachable, user }
}

const isRoot = () => process.getuid?.() === 0

/** The folder that holds the cluster of a home, whether it exists yet or not. */
export function clusterFolderOf(home: string): string {
  return isRoot() ? systemFolderOf(home) : join(home, 'postgres')
}

/** The folder outside `home` that a root's portal uses for its database. */
export function systemFolderOf(home: string): string {
  return join(systemFolder, createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16))
}

/** Whether everybody may walk to this folder: each parent, and itself, has the execute bit for others. */
function isOpen(folder: string): boolean {
  const canEnter = (statSync(folder).mode & 0o001) !== 0
  return canEnter && (folder === '/' || isOpen(dirname(folder)))
}

/** Copies the binaries once a version; a copy that was cut short never gets the final name. */
function copyNativeFolder(source: string, target: string): string {
  const version = createHash('sha256')
    .update(source)
    .update(String(statSync(join(source, 'bin/postgres')).mtimeMs))
  const copy = `${target}-${version.digest('hex').slice(0, 12)}`
  if (!existsSync(join(copy, 'complete'))) {
    rmSync(copy, { recursive: true, force: true })
    cpSync(source, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'complete'), '')
  }
  return copy
}

/** The system's `postgres` user, made when it is missing. */
function findPostgresUser(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      throw new PortalError(
        'Postgres refuses to run as root and the system user "postgres" could not be made: run as an ordinary user, or create that user first (useradd --system postgres).',
      )
    }
  }
}
