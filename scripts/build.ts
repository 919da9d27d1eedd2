import { join } from 'node:path'
import { ensureBuild } from './portal/build.ts'
import { prepareHome } from './portal/home.ts'
import { reportAndExit } from './portal/portal-error.ts'
import { readPortalSettings } from './portal/settings.ts'

/** `npm run build`: builds the app if its sources changed, as `npm start` does. */
const settings = readPortalSettings(process.env)
if (!settings.ok) reportAndExit(settings.error.join('\n'))
try {
  const outcome = await ensureBuild(join(prepareHome(settings.value.home).logs, 'build.log'))
  process.stdout.write(`App ${outcome}\n`)
} catch (cause) {
  reportAndExit(cause)
}
