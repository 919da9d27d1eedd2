import type { Database } from './database.ts'

/** Counts within one window, which begins with its first attempt and ends however many follow. */
export type AttemptWindow = {
  /** Names what is counted, at most 120 characters. Hash what is personal: the key is stored. */
  key: string
  windowMilliseconds: number
}

/** Counts one more attempt and says how many the window holds, this one included. One atomic statement. */
export async function countAttempt(
  database: Database,
  { key, windowMilliseconds }: AttemptWindow,
  now: Date,
): Promise<number> {
  const expiresAt = new Date(now.getTime() + windowMilliseconds)
  const rows = await database.$queryRaw<{ points: number }[]>`
    INSERT INTO "SignInAttempt" AS held ("key", "points", "expiresAt") VALUES (${key}, 1, ${expiresAt})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN held."expiresAt" <= ${now} THEN 1 ELSE LEAST(held."points" + 1, 1000000) END,
      "expiresAt" = CASE WHEN held."expiresAt" <= ${now} THEN EXCLUDED."expiresAt" ELSE held."expiresAt" END
    RETURNING "points"`
  return rows[0]?.points ?? Number.POSITIVE_INFINITY
}

/** How many attempts the window holds now, without counting one. */
export async function readAttempts(database: Database, key: string, now: Date): Promise<number> {
  const row = await database.signInAttempt.findFirst({
    where: { key, expiresAt: { gt: now } },
    select: { points: true },
  })
  return row?.points ?? 0
}
