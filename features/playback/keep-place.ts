import 'server-only'
import { Prisma } from '#platform/database.ts'

/** Where a viewing stood, when, and since when it counts as watched. */
export type Place = { positionSeconds: number; at: Date; watchedAt: Date | null }

/**
 * Writes a viewing's place down, as part of the statement that has changed its lease: a place of another tab or device
 * that is later stays, and so does a removal (`forgottenAt`) since which this viewing has not played on.
 *
 * @param changed The name under which the statement has the leases that it changed, with `profileId`, `playableId` and
 *   `forgottenAt`.
 */
export function keepPlace(changed: 'renewed' | 'ended', { positionSeconds, at, watchedAt }: Place): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "Progress" ("profileId", "playableId", "positionSeconds", "updatedAt", "watchedAt")
    SELECT "profileId", "playableId", ${positionSeconds}, ${at}, ${watchedAt}::timestamptz
    FROM ${Prisma.raw(changed)} JOIN "Profile" ON "Profile"."id" = "profileId" AND "keepsHistory"
    WHERE "forgottenAt" IS NULL
    ON CONFLICT ("profileId", "playableId")
    DO UPDATE SET "positionSeconds" = excluded."positionSeconds", "updatedAt" = excluded."updatedAt",
                  "watchedAt" = coalesce(excluded."watchedAt", "Progress"."watchedAt")
    WHERE "Progress"."updatedAt" <= excluded."updatedAt"`
}
