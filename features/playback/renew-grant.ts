import 'server-only'
import type { ErrorCode } from '#core/errors.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isWatchedThrough } from '#core/resume-position.ts'
import type { SessionClaims } from '#features/accounts/session.ts'
import { getDatabase, Prisma, runStatement, type Database, type Transaction } from '#platform/database.ts'
import { forgetSigner, getSigner, keyStaysTrusted } from '#platform/signing-keys.ts'
import { toGrant, type Grant, type GrantRefusal } from './commands.ts'
import { getGrantFacts, type GrantFacts } from './grant-facts.ts'
import { keepPlace } from './keep-place.ts'
import { listOtherScreens, lockAccount } from './leases.ts'
import { isRowId, readPositionTime, type Heartbeat } from './schema.ts'
import { signGrant, type GrantContext, type SignedGrant } from './sign-grant.ts'

type Renewal = Result<Grant, GrantRefusal>

/**
 * One heartbeat: renews the cookies, extends the lease, saves the position and the playback figures, in two statements.
 * The session's version is part of the first, so that an ended session renews nothing.
 *
 * A lease that ran out while its device slept is taken up again if the account still has a slot free.
 */
export async function renewGrant(
  grantId: string,
  claims: SessionClaims,
  heartbeat: Heartbeat,
  context: GrantContext,
): Promise<Renewal> {
  if (!isRowId(grantId)) return err({ code: 'NOT_FOUND' })
  const facts = await getGrantFacts(getDatabase(), claims, { leaseId: grantId }, context.now)
  if (!facts) return err({ code: 'NOT_FOUND' })
  if (facts.sessionVersion !== claims.sessionVersion) return err({ code: 'UNAUTHENTICATED' })

  const position = heartbeat.state === 'ended' ? 0 : heartbeat.positionSeconds
  const isWatched = heartbeat.state === 'ended' || isWatchedThrough(position, facts)
  const beat = { ...heartbeat, positionSeconds: position, isWatched }
  const { accountId } = claims
  const { now } = context
  // The second time for the one case that the key known here was replaced and has left its group meanwhile.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const signed = await signGrant(facts, context, getSigner)
    if (!signed.ok) return endRefused(grantId, claims, signed.error, now)
    const extended = await extendLease(getDatabase(), {
      grantId,
      accountId,
      signed: signed.value,
      beat,
      now,
      liveAt: now,
    })
    if (extended === 'RENEWED') return ok(toGrant(grantId, position, signed.value))
    if (extended === 'NOT_LIVE') return takeUpAgain(grantId, claims, facts, signed.value, beat, now)
    forgetSigner({ keyPairId: signed.value.signingKeyId })
  }
  return err({ code: 'SERVICE_UNAVAILABLE' })
}

/** A heartbeat as it is written down: what was seen to its end begins anew, and counts as watched. */
type Beat = Heartbeat & { isWatched: boolean }

type Extension = {
  grantId: string
  accountId: string
  signed: SignedGrant
  beat: Beat
  now: Date
  /** The lease must still have run then; `null` takes up one that has run out. */
  liveAt: Date | null
}

/**
 * Moves the lease's end, writes the position and writes down how long the key must stay trusted, in one statement, if
 * the lease has not ended. `KEY_GONE`: the key that signed is trusted no more, and nothing was written.
 */
async function extendLease(
  database: Database | Transaction,
  { grantId, accountId, signed, beat, now, liveAt }: Extension,
): Promise<'RENEWED' | 'NOT_LIVE' | 'KEY_GONE'> {
  const at = readPositionTime(beat, now)
  const watchedAt = beat.isWatched ? now : null
  const isPlaying = beat.state === 'playing'
  const statement = Prisma.sql`
    WITH ${keyStaysTrusted(signed.signingKeyId, signed.expiresAt)}, renewed AS (
      UPDATE "PlaybackLease"
      SET "renewedAt" = ${now}, "expiresAt" = ${signed.expiresAt}, "renewals" = "renewals" + 1,
          "cookiePath" = ${signed.cookiePath}, "signingKeyId" = ${signed.signingKeyId}, "assetId" = ${signed.assetId},
          "startupMilliseconds" = coalesce("startupMilliseconds", ${beat.startupMilliseconds ?? null}::int),
          "rebufferMilliseconds" = greatest("rebufferMilliseconds", ${beat.rebufferMilliseconds ?? 0}::int),
          "forgottenAt" = CASE WHEN ${isPlaying} AND "forgottenAt" < ${at} THEN NULL ELSE "forgottenAt" END
      WHERE "id" = ${grantId}::uuid AND "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
        AND (${liveAt}::timestamptz IS NULL OR "expiresAt" > ${liveAt}::timestamptz)
        AND EXISTS (SELECT 1 FROM key_covers)
      RETURNING "profileId", "playableId", "forgottenAt"
    ), placed AS (${keepPlace('renewed', { positionSeconds: beat.positionSeconds, at, watchedAt })})
    SELECT EXISTS (SELECT 1 FROM renewed) AS "isRenewed", EXISTS (SELECT 1 FROM key_covers) AS "isTrusted"`
  const [row] = await runStatement<{ isRenewed: boolean; isTrusted: boolean }>(database, 'extend-lease', statement)
  if (row?.isRenewed) return 'RENEWED'
  return row?.isTrusted ? 'NOT_LIVE' : 'KEY_GONE'
}

/** The rare way: the lease had run out or had been ended. Counts the slots again under the account's lock. */
async function takeUpAgain(
  grantId: string,
  claims: SessionClaims,
  facts: GrantFacts,
  signed: SignedGrant,
  beat: Beat,
  now: Date,
): Promise<Renewal> {
  return getDatabase().$transaction(async (tx) => {
    await lockAccount(tx, claims.accountId)
    const lease = await tx.playbackLease.findFirst({
      where: { id: grantId, accountId: claims.accountId },
      select: { endReason: true, stoppedBy: true, deviceId: true },
    })
    if (!lease) return err({ code: 'NOT_FOUND' as const })
    if (lease.endReason === 'STOPPED') return err({ code: 'STREAM_STOPPED' as const, stoppedBy: lease.stoppedBy })
    if (lease.endReason !== null) return err({ code: 'GRANT_ENDED' as const })

    const others = await listOtherScreens(tx, claims.accountId, lease.deviceId, now)
    if (others.length >= facts.streamLimit) return err({ code: 'TOO_MANY_STREAMS' as const, devices: others })
    const { accountId } = claims
    const extended = await extendLease(tx, { grantId, accountId, signed, beat, now, liveAt: null })
    if (extended === 'RENEWED') return ok(toGrant(grantId, beat.positionSeconds, signed))
    return err({ code: extended === 'KEY_GONE' ? ('SERVICE_UNAVAILABLE' as const) : ('GRANT_ENDED' as const) })
  })
}

/** Access has ended: the slot is freed with it, and the person is told why. */
async function endRefused(grantId: string, claims: SessionClaims, code: ErrorCode, now: Date): Promise<Renewal> {
  if (code !== 'SERVICE_UNAVAILABLE' && code !== 'INTERNAL') {
    await getDatabase().playbackLease.updateMany({
      where: { id: grantId, accountId: claims.accountId, endedAt: null },
      data: { endedAt: now, endReason: 'ACCESS_ENDED' },
    })
  }
  return err({ code })
}
