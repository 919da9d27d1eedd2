import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseAddresses } from '#scripts/postgres/addresses.ts'
import { composeEnvironment, type Environment } from './environment.ts'
import { findFfmpeg } from './ffmpeg.ts'
import { prepareHome, type Home } from './home.ts'
import { findHolder } from './lock.ts'
import { PortalError } from './portal-error.ts'
import { openSecrets } from './secrets.ts'
import { readPortalSettings, type PortalSettings, type Variables } from './settings.ts'

/** Notes where the portal of a home is, for commands that are run beside it without its settings. */
export function recordPorts(home: Home, { ports }: PortalSettings): void {
  writeFileSync(join(home.run, 'ports.json'), JSON.stringify(ports), { mode: 0o600 })
}

/**
 * The settings with which the portal's processes run, for a command that works beside them: the embedded portal's own
 * when it runs, or those of the database and the bucket that the environment names.
 *
 * @throws PortalError When the settings are not usable, or no embedded portal runs.
 */
export async function joinPortal(variables: Variables): Promise<Environment> {
  const settings = readPortalSettings(variables)
  if (!settings.ok) throw new PortalError(settings.error.join('\n'))
  const { home: path, database, isMediaEmbedded } = settings.value
  const isOnItsOwn = database !== null && !isMediaEmbedded
  if (!isOnItsOwn && (!existsSync(path) || findHolder(join(path, 'run/portal.lock')) === null)) {
    throw new PortalError(`No portal runs on ${path}: start it with npm start, and run this in another terminal.`)
  }
  const home = prepareHome(path)
  const ports = isOnItsOwn ? settings.value.ports : readPorts(home)
  const secrets = isOnItsOwn ? null : openSecrets(home.path)
  const own = secrets ? databaseAddresses(secrets.database, ports.postgres).appUrl : ''
  return composeEnvironment(
    {
      settings: { ...settings.value, ports },
      home,
      secrets,
      ffmpeg: await findFfmpeg(variables),
      databaseUrl: database?.url ?? own,
      nodeEnvironment: 'production',
    },
    variables,
  )
}

function readPorts(home: Home): PortalSettings['ports'] {
  return JSON.parse(readFileSync(join(home.run, 'ports.json'), 'utf8')) as PortalSettings['ports']
}
