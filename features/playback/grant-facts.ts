import 'server-only'
import { decideAccess, type Access, type AccessFacts } from '#core/media-access/entitlement.ts'
import { sealedLimit } from '#core/media-access/maturity.ts'
import { resumeSeconds } from '#core/resume-position.ts'
import { Prisma, runStatement, type Database, type Transaction } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'

/** Streams that a person who watches as staff, without a plan, may run at once. */
const staffStreamLimit = 5

/** Everything that a grant or a renewal rests on, read in one statement. */
export type GrantFacts = {
  sessionVersion: number
  /** The profile that the session has open; `null` while none is, and then nothing is allowed. */
  openProfileId: string | null
  access: Access
  playableId: string
  libraryId: string
  librarySlug: string
  validitySeconds: number
  bindToAddress: boolean
  streamLimit: number
  /** The newest asset that is ready; `null` while there is none. */
  assetId: string | null
  /** Length and credits' mark of what plays, in seconds, where they are known. */
  durationSeconds: number | null
  creditsStartSeconds: number | null
  /** Where playback begins: 0 for what was never really begun and for what was seen to its end. */
  resumeAtSeconds: number
  /** Whether every asset under the library's path is open for the whole validity to whoever has its plan. */
  isLibraryFullyOpen: boolean
  /** Whether a profile with a limit watches: its grants cover one asset, never a library. */
  isLimited: boolean
}

/** Who asks: the account, and the profile that its session has chosen, as the session's cookie has them. */
export type GrantAsker = { accountId: string; profileId?: string }

type FactRow = {
  sessionVersion: number
  openProfileId: string | null
  role: NonNullable<AccessFacts['viewer']>['role']
  maturityLimit: number | null
  playableId: string
  libraryId: string
  librarySlug: string
  visibility: AccessFacts['libraryVisibility']
  validitySeconds: number
  bindToAddress: boolean
  titleStatus: AccessFacts['title']['status']
  opensAt: Date | null
  closesAt: Date | null
  maturityAge: number | null
  subscriptionStatus: NonNullable<AccessFacts['subscription']>['status'] | null
  currentPeriodEnd: Date | null
  cancelAtPeriodEnd: boolean | null
  endedAt: Date | null
  opensLibrary: boolean
  streamLimit: number | null
  assetId: string | null
  durationSeconds: number | null
  creditsStartSeconds: number | null
  positionSeconds: number | null
  isLibraryFullyOpen: boolean
}

/**
 * Reads and decides what a person may play, in one statement: the renewal of every viewer runs it. The limit is the
 * lower of two profiles': the lease's own, so that a wider one chosen in another tab widens nothing, and the one that the
 * session has open now, as `findOpenProfile` says, so that a child renews nothing of a grown-up's. Where either is gone,
 * nothing is open.
 *
 * @param playable Which playable: by its id, for the profile that is open, or by the id of a lease of this very account.
 * @returns `null` when the account or the playable does not exist.
 */
export async function getGrantFacts(
  database: Database | Transaction,
  { accountId, profileId: chosenId }: GrantAsker,
  playable: { playableId: string } | { leaseId: string },
  now: Date,
): Promise<GrantFacts | null> {
  const lease =
    'leaseId' in playable
      ? Prisma.sql`FROM "PlaybackLease" WHERE "id" = ${playable.leaseId}::uuid AND "accountId" = ${accountId}::uuid`
      : null
  const which =
    'playableId' in playable
      ? Prisma.sql`p."id" = ${playable.playableId}::uuid`
      : Prisma.sql`p."id" = (SELECT "playableId" ${lease})`
  const ownId = lease ? Prisma.sql`(SELECT "profileId" ${lease})` : Prisma.sql`present."id"`
  const chosen = Prisma.sql`${chosenId ?? null}::uuid`
  const statement = Prisma.sql`
    SELECT a."sessionVersion", a."role"::text AS "role", present."id" AS "openProfileId",
           CASE WHEN own."id" IS NULL OR present."id" IS NULL THEN ${sealedLimit}
                ELSE least(own."maturityLimit", present."maturityLimit") END AS "maturityLimit",
           p."id" AS "playableId", l."id" AS "libraryId", l."slug" AS "librarySlug", l."visibility"::text AS "visibility",
           l."validitySeconds", l."bindToAddress",
           t."status"::text AS "titleStatus", t."opensAt", t."closesAt", t."maturityAge",
           s."status"::text AS "subscriptionStatus", s."currentPeriodEnd", s."cancelAtPeriodEnd", s."endedAt",
           EXISTS (SELECT 1 FROM "PlanLibrary" pl WHERE pl."planId" = s."planId" AND pl."libraryId" = l."id") AS "opensLibrary",
           plan."streamLimit",
           asset."id" AS "assetId", asset."durationSeconds", p."creditsStartSeconds",
           (SELECT "positionSeconds" FROM "Progress" WHERE "profileId" = own."id" AND "playableId" = p."id") AS "positionSeconds",
           NOT EXISTS (
             SELECT 1 FROM "Title" o
             WHERE o."libraryId" = l."id"
               AND (o."status" <> 'PUBLISHED' OR o."opensAt" > ${now}
                    OR o."closesAt" <= ${now}::timestamptz + make_interval(secs => l."validitySeconds"))
               AND EXISTS (SELECT 1 FROM "Playable" op JOIN "Asset" oa ON oa."playableId" = op."id"
                           WHERE op."titleId" = o."id" AND oa."status" = 'READY')
           ) AS "isLibraryFullyOpen"
    FROM "Account" a
    CROSS JOIN "Playable" p
    JOIN "Title" t ON t."id" = p."titleId"
    JOIN "Library" l ON l."id" = t."libraryId"
    LEFT JOIN LATERAL (
      SELECT "id", "maturityLimit" FROM "Profile"
      WHERE "accountId" = a."id" AND CASE WHEN ${chosen} IS NULL THEN "pinHash" IS NULL ELSE "id" = ${chosen} END
      ORDER BY "position" LIMIT 1
    ) present ON true
    LEFT JOIN "Profile" own ON own."accountId" = a."id" AND own."id" = ${ownId}
    LEFT JOIN "Subscription" s ON s."accountId" = a."id" AND s."isCurrent"
    LEFT JOIN "Plan" plan ON plan."id" = s."planId"
    LEFT JOIN LATERAL (
      SELECT "id", "durationSeconds" FROM "Asset"
      WHERE "playableId" = p."id" AND "status" = 'READY' ORDER BY "readyAt" DESC LIMIT 1
    ) asset ON true
    WHERE a."id" = ${accountId}::uuid AND ${which}`
  const name = 'playableId' in playable ? 'grant-facts-of-playable' : 'grant-facts-of-lease'
  const [row] = await runStatement<FactRow>(database, name, statement)
  if (!row) return null

  return {
    sessionVersion: row.sessionVersion,
    openProfileId: row.openProfileId,
    access: decideAccess(readAccessFacts(row), now),
    playableId: row.playableId,
    libraryId: row.libraryId,
    librarySlug: row.librarySlug,
    validitySeconds: row.validitySeconds,
    bindToAddress: row.bindToAddress,
    streamLimit: row.streamLimit ?? staffStreamLimit,
    assetId: row.assetId,
    durationSeconds: row.durationSeconds,
    creditsStartSeconds: row.creditsStartSeconds,
    resumeAtSeconds:
      resumeSeconds(row.positionSeconds ?? undefined, row.durationSeconds ?? Infinity, row.creditsStartSeconds) ?? 0,
    isLibraryFullyOpen: row.isLibraryFullyOpen,
    isLimited: row.maturityLimit !== null,
  }
}

function readAccessFacts(row: FactRow): AccessFacts {
  const hasSubscription = row.subscriptionStatus !== null && row.currentPeriodEnd !== null
  return {
    viewer: { role: row.role, maturityLimit: row.maturityLimit },
    subscription: hasSubscription
      ? {
          status: row.subscriptionStatus ?? 'UNPAID',
          currentPeriodEnd: row.currentPeriodEnd ?? new Date(NaN),
          cancelAtPeriodEnd: row.cancelAtPeriodEnd === true,
          endedAt: row.endedAt,
          opensLibrary: row.opensLibrary,
        }
      : null,
    libraryVisibility: row.visibility,
    title: {
      status: row.titleStatus,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      maturityAge: row.maturityAge,
    },
    pastDueGraceDays: getSettings('app').PAST_DUE_GRACE_DAYS,
  }
}
