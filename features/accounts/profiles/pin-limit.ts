import 'server-only'
import { countAttempt } from '#platform/attempts.ts'
import { getDatabase } from '#platform/database.ts'

/** Attempts at one profile's PIN. Of ten thousand PINs nobody comes far; the account's password opens meanwhile. */
const windows = [
  { name: 'pin', most: 5, windowMilliseconds: 15 * 60_000 },
  { name: 'pin-day', most: 30, windowMilliseconds: 24 * 3_600_000 },
] as const

/** Counts one attempt before the PIN is looked at and says whether it may go on; each count is one atomic statement. */
export async function takePinAttempt(profileId: string, now: Date): Promise<boolean> {
  for (const { name, most, windowMilliseconds } of windows) {
    const count = await countAttempt(getDatabase(), { key: `${name}:${profileId}`, windowMilliseconds }, now)
    if (count > most) return false
  }
  return true
}

/** Forgets what a successful attempt had counted: only failures stay counted. */
export async function settlePinAttempt(profileId: string): Promise<void> {
  const [short, ...longer] = windows.map(({ name }) => `${name}:${profileId}`)
  await getDatabase().signInAttempt.deleteMany({ where: { key: short ?? '' } })
  await getDatabase().signInAttempt.updateMany({
    where: { key: { in: longer }, points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  })
}
