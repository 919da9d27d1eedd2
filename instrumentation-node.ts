import { AsyncLocalStorage } from 'node:async_hooks'
import diagnosticsChannel from 'node:diagnostics_channel'
import { answersSymbol, type AnswerUnderWay } from '#core/http.ts'
import { parseSettings } from '#platform/env.ts'

/** Ends the process with one line a problem when the app's settings are not usable. */
export function checkSettingsOrExit(): void {
  const settings = parseSettings('app', process.env)
  if (!settings.ok) {
    process.stderr.write(`Settings of the app are not usable:\n  ${settings.error.join('\n  ')}\n`)
    process.exit(1)
  }
  if (settings.value.SIGN_WITH_LEGACY_KEY_PAIR) {
    process.stderr.write(
      'Media is signed with a legacy account key pair, which AWS advises against: use a key group (docs/signing-keys.md).\n',
    )
  }
  // next-auth reads its own address from the environment; where the start script has not said it, the settings do.
  process.env['NEXTAUTH_URL'] ??= settings.value.APP_ORIGIN
}

/** Lets what draws a page know which answer is under way, so that it can give it its status (`answerNotFound`). */
export function followAnswers(): void {
  const answers = new AsyncLocalStorage<AnswerUnderWay>()
  Object.assign(globalThis, { [answersSymbol]: answers })
  diagnosticsChannel.subscribe('http.server.request.start', (message) => answers.enterWith(message as AnswerUnderWay))
}
