import { parseSettings } from '#platform/env.ts'

/** Ends the process with one line a problem when the app's settings are not usable. */
export function checkSettingsOrExit(): void {
  const settings = parseSettings('app', process.env)
  if (!settings.ok) {
    process.stderr.write(`Settings of the app are not usable:\n  ${settings.error.join('\n  ')}\n`)
    process.exit(1)
  }
  // next-auth reads its own address from the environment; where the start script has not said it, the settings do.
  process.env['NEXTAUTH_URL'] ??= settings.value.APP_ORIGIN
}
