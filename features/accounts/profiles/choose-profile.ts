import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import { verifyCredentials } from '#features/accounts/commands.ts'
import { verifyPassword } from '#features/accounts/password.ts'
import { getDatabase } from '#platform/database.ts'
import type { SessionClaims, Viewer } from '#features/accounts/session.ts'
import { decideSwitch } from './decide-switch.ts'
import { settlePinAttempt, takePinAttempt } from './pin-limit.ts'
import { listProfiles } from './queries.ts'
import type { ProfileChoice } from './schema.ts'

type ChoiceRefusal =
  'NOT_FOUND' | 'WRONG_PIN' | 'PIN_LIMITED' | 'WRONG_PASSWORD' | 'SIGN_IN_LIMITED' | 'REAUTHENTICATION_REQUIRED'

/** Who is choosing: the person, their session, and where the request came from. */
export type Chooser = { viewer: Viewer; claims: SessionClaims; address: string | null }

/**
 * Opens another profile of the account, if what stands before it is given: its PIN, or the account's password, which
 * opens every profile. Both are counted before they are looked at.
 *
 * @returns The claims of the session from now on. A password that was confirmed for the account's pages stays confirmed
 *   only where no child takes over. `REAUTHENTICATION_REQUIRED`: nothing was typed where something is asked.
 */
export async function chooseProfile(
  { profileId, pin, password }: ProfileChoice,
  { viewer, claims, address }: Chooser,
  now: Date,
): Promise<Result<SessionClaims, ChoiceRefusal>> {
  const profiles = await listProfiles(viewer.id)
  const target = profiles.find((profile) => profile.id === profileId)
  if (!target) return err('NOT_FOUND')
  const guard = decideSwitch(target, viewer.profile, profiles)
  const { passwordConfirmedAt, ...session } = claims
  const isConfirmationKept = passwordConfirmedAt !== undefined && target.maturityLimit === null
  const opened = { ...session, profileId, ...(isConfirmationKept ? { passwordConfirmedAt } : {}) }

  if (guard === 'NONE') return ok(opened)
  if (password !== '') {
    const verified = await verifyCredentials({ email: viewer.email, password }, address, now)
    if (verified.ok) return ok(opened)
    return err(verified.error === 'WRONG_CREDENTIALS' ? 'WRONG_PASSWORD' : verified.error)
  }
  if (guard === 'PASSWORD' || pin === '') return err('REAUTHENTICATION_REQUIRED')
  if (!(await takePinAttempt(profileId, now))) return err('PIN_LIMITED')
  if (!(await isPin(profileId, pin))) return err('WRONG_PIN')
  await settlePinAttempt(profileId)
  return ok(opened)
}

async function isPin(profileId: string, pin: string): Promise<boolean> {
  const profile = await getDatabase().profile.findUnique({ where: { id: profileId }, select: { pinHash: true } })
  return verifyPassword(pin, profile?.pinHash ?? null)
}
