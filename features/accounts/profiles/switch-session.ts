import 'server-only'
import { ok, type Result } from '#core/result.ts'
import { writeClearedMediaPaths } from '#features/accounts/cleared-media-paths.ts'
import { writeSessionCookie } from '#features/accounts/open-session.ts'
import { chooseProfile, type Chooser } from './choose-profile.ts'
import type { ProfileChoice } from './schema.ts'

type Refusal = Extract<Awaited<ReturnType<typeof chooseProfile>>, { ok: false }>['error']

/**
 * Opens another profile in this browser: the choice goes into the session's cookie, which no script reads and no address
 * changes. What played here under the profile before it ends: its media cookies are removed and its slot is freed.
 *
 * @param releaseDevice Frees the slots of one device; the playback feature provides it.
 * @returns The `Set-Cookie` lines of the answer.
 */
export async function switchSession(
  choice: ProfileChoice,
  chooser: Chooser,
  releaseDevice: (accountId: string, deviceId: string, now: Date) => Promise<void>,
  now: Date,
): Promise<Result<string[], Refusal>> {
  const opened = await chooseProfile(choice, chooser, now)
  if (!opened.ok) return opened
  const lines = [await writeSessionCookie(opened.value)]
  const { viewer } = chooser
  if (choice.profileId !== viewer.profile.id) {
    lines.push(...(await writeClearedMediaPaths(viewer.id, now)))
    if (choice.deviceId) await releaseDevice(viewer.id, choice.deviceId, now)
  }
  return ok(lines)
}
