import type { KeyStatus } from '#core/signing-keys/lifecycle.ts'
import type { Translator } from '#messages/translator.ts'

type Tongue = Translator<'signing-keys'>

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** How old something is, in its largest whole unit. */
export function writeAge(t: Tongue, since: Date, now: Date): string {
  const seconds = (now.getTime() - since.getTime()) / 1_000
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length)
    if (count >= 1) return t(`age.${unit}`, { count })
  }
  return t('age.none')
}

type StatusWords = { label: string; tone: 'neutral' | 'accent' | 'danger' | 'success' }

const statusTones: Partial<Record<KeyStatus, StatusWords['tone']>> = {
  SIGNING: 'success',
  RETIRING: 'accent',
  COMPROMISED: 'danger',
}

/** What a key's state is called. A signing key that was called compromised signs until its successor does. */
export function describeStatus(t: Tongue, status: KeyStatus, isCompromised: boolean): StatusWords {
  return status === 'SIGNING' && isCompromised
    ? { label: t('status.beingReplaced'), tone: 'danger' }
    : { label: t(`status.${status}`), tone: statusTones[status] ?? 'neutral' }
}

const events = [
  'rotation-asked',
  'removal-asked',
  'published',
  'confirmed',
  'signing',
  'retiring',
  'retired',
  'compromised',
  'removed',
] as const

/** What a line of the audit trail says; one that this page does not know is shown by its name. */
export function describeEvent(t: Tongue, action: string): string {
  const event = events.find((known) => action === `key.${known}`)
  return event ? t(`events.what.${event}`) : action
}

/** Names of algorithms, the same in every language. */
export const algorithmNames = { EC_P256: 'ECDSA P-256', RSA_2048: 'RSA 2048' } as const
