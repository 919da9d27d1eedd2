import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { databaseAddresses } from '#scripts/postgres/addresses.ts'
import { composeEnvironment, type Environment } from './environment.ts'
import { findFfmpeg } from './ffmpeg.ts'
import { prepareHome } from './home.ts'
import { findHolder } from './lock.ts'
import { PortalError } from './portal-error.ts'
import { openSecrets } from './secrets.ts'
import { readPortalSettings, type Variables } from './settings.ts'

/**
 * The settings with which the portal's processes run, for a command that works beside them: the embedded portal's own
 * when it runs, or those of the database and the bucket that the environment names.
 *
 * @throws PortalError When the settings are not usable, or no embedded portal runs.
 */
export async function joinPortal(variables: Variables): Promise<Environment> {
  const settings = readPortalSettings(variables)
  if (!settings.ok) throw new PortalError(settings.error.join('\n'))
  const { home: path, database, isMediaEmbedded, ports } = settings.value
  const isOnItsOwn = database !== null && !isMediaEmbedded
  if (!isOnItsOwn && (!existsSync(path) || findHolder(join(path, 'run/portal.lock')) === null)) {
    throw new PortalError(`No portal runs on ${path}: start it with npm start, and run this in another terminal.`)
  }
  const home = prepareHome(path)
  const secrets = isOnItsOwn ? null : openSecrets(home.path)
  const own = secrets ? databaseAddresses(secrets.database, ports.postgres).appUrl : ''
  return composeEnvironment(
    {
      settings: settings.value,
      home,
      secrets,
      ffmpeg: await findFfmpeg(variables),
      databaseUrl: database?.url ?? own,
      nodeEnvironment: 'production',
    },
    variables,
  )
}
