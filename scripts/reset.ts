import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { removeHome } from './portal/home.ts'
import { findHolder } from './portal/lock.ts'
import { reportAndExit } from './portal/portal-error.ts'
import { readPortalSettings } from './portal/settings.ts'

/** `npm run reset`: removes everything the embedded portal keeps, after asking; `-- --yes` does not ask. */
const settings = readPortalSettings(process.env)
if (!settings.ok) reportAndExit(settings.error.join('\n'))
const { home } = settings.value
const holder = findHolder(join(home, 'run/portal.lock'))
if (holder !== null) reportAndExit(`The portal on ${home} is running (process ${holder}): stop it with Ctrl-C first.`)
if (!existsSync(home)) {
  process.stdout.write(`There is nothing to remove: ${home} does not exist.\n`)
} else if (process.argv.includes('--yes') || (await isConfirmed())) {
  await removeHome(home).catch(reportAndExit)
  process.stdout.write(`Removed ${home}. The next npm start begins afresh.\n`)
} else {
  process.stdout.write('Nothing was removed.\n')
}

async function isConfirmed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const question = `Remove ${home}, with the database, all media and all keys in it? Type yes: `
  const answer = await Promise.race([
    terminal.question(question),
    new Promise<string>((resolve) => terminal.once('close', () => resolve(''))),
  ])
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}
