import type { KeyGroup, KeyStatus } from '#core/signing-keys/lifecycle.ts'

const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** A moment to the minute, in universal time: people of one portal sit in several zones. */
export function writeInstant(at: Date): string {
  return `${instant.format(at)} UTC`
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** How old something is, in its largest whole unit. */
export function writeAge(since: Date, now: Date): string {
  const seconds = (now.getTime() - since.getTime()) / 1_000
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length)
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'}`
  }
  return 'less than a minute'
}

export const groupWords: Record<KeyGroup, { name: string; purpose: string }> = {
  PLAYBACK: { name: 'Playback', purpose: 'Signs the cookies of everything members watch and hear, and downloads.' },
  PRIVATE: { name: 'Private', purpose: 'Signs the addresses that the door of a share gives out, for an hour at most.' },
  DIRECT: {
    name: 'Direct',
    purpose: 'Signs direct links to private files. A key stays until the last of its links has ended.',
  },
}

type StatusWords = { label: string; tone: 'neutral' | 'accent' | 'danger' | 'success' }

const statusWords: Record<KeyStatus, StatusWords> = {
  PENDING: { label: 'Being published', tone: 'neutral' },
  PUBLISHED: { label: 'Waiting for the edge', tone: 'neutral' },
  CONFIRMED: { label: 'Settling', tone: 'neutral' },
  SIGNING: { label: 'Signs', tone: 'success' },
  RETIRING: { label: 'Trusted, retiring', tone: 'accent' },
  RETIRED: { label: 'Leaving', tone: 'neutral' },
  COMPROMISED: { label: 'Being removed', tone: 'danger' },
}

/** What a key's state is called. A signing key that was called compromised signs until its successor does. */
export function describeStatus(status: KeyStatus, isCompromised: boolean): StatusWords {
  return status === 'SIGNING' && isCompromised
    ? { label: 'Compromised, being replaced', tone: 'danger' }
    : statusWords[status]
}

const eventWords: Record<string, string> = {
  'key.rotation-asked': 'Rotation asked for',
  'key.removal-asked': 'Called compromised',
  'key.published': 'Published in its group',
  'key.confirmed': 'Confirmed at the edge',
  'key.signing': 'Began to sign',
  'key.retiring': 'Replaced, retiring',
  'key.retired': 'Last signature ended',
  'key.compromised': 'Replaced, compromised',
  'key.removed': 'Left its group',
}

/** What a line of the audit trail says; one that this page does not know is shown by its name. */
export function describeEvent(action: string): string {
  return eventWords[action] ?? action
}

export const algorithmWords = { EC_P256: 'ECDSA P-256', RSA_2048: 'RSA 2048' } as const
