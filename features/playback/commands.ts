import 'server-only'
import type { ErrorCode } from '#core/errors.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isWatchedThrough } from '#core/resume-position.ts'
import type { SessionClaims } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { keepPlace } from './keep-place.ts'
import type { OtherScreen } from './leases.ts'
import { isRowId } from './schema.ts'
import type { SignedGrant } from './sign-grant.ts'

/** What a grant answers: the manifest's address, its times, and the cookies that open it. */
export type Grant = Pick<SignedGrant, 'manifestUrl' | 'expiresAt' | 'renewAfterSeconds' | 'cookies'> & {
  grantId: string
  resumeAtSeconds: number
}

export type GrantRefusal = {
  code: ErrorCode
  devices?: OtherScreen[]
  /** With `STREAM_STOPPED`: the device that did it, where it is known. */
  stoppedBy?: string | null
}

/**
 * Ends one grant of the account and frees its slot at once. With a position it is the player leaving; without, another
 * screen stops its device, with all that plays there: a slot is a device's. The stopped player learns so at its next
 * heartbeat. Ending twice is no error.
 *
 * @param positionAt When the player stood there; a later place of another tab or device stays.
 * @param stoppedBy The name of the device that asks: who was stopped by it is told so.
 */
export async function endGrant(
  grantId: string,
  claims: SessionClaims,
  positionSeconds: number | undefined,
  now: Date,
  positionAt = now,
  stoppedBy: string | null = null,
): Promise<Result<null, 'NOT_FOUND'>> {
  if (!isRowId(grantId)) return err('NOT_FOUND')
  const lease = await getDatabase().playbackLease.findFirst({
    where: { id: grantId, accountId: claims.accountId, account: { sessionVersion: claims.sessionVersion } },
    select: {
      deviceId: true,
      assetId: true,
      playable: { select: { creditsStartSeconds: true, assets: { select: { id: true, durationSeconds: true } } } },
    },
  })
  if (!lease) return err('NOT_FOUND')

  const { accountId } = claims
  if (positionSeconds === undefined) {
    await getDatabase().playbackLease.updateMany({
      where: { accountId, deviceId: lease.deviceId, endedAt: null },
      data: { endedAt: now, endReason: 'STOPPED', stoppedBy },
    })
    return ok(null)
  }
  const { creditsStartSeconds, assets } = lease.playable
  const durationSeconds = assets.find((asset) => asset.id === lease.assetId)?.durationSeconds ?? null
  const isWatched = isWatchedThrough(positionSeconds, { durationSeconds, creditsStartSeconds })
  const place = { positionSeconds, at: positionAt, watchedAt: isWatched ? now : null }
  await getDatabase().$executeRaw`
    WITH ended AS (
      UPDATE "PlaybackLease" SET "endedAt" = ${now}, "endReason" = 'RELEASED'
      WHERE "id" = ${grantId}::uuid AND "accountId" = ${accountId}::uuid AND "endedAt" IS NULL
      RETURNING "profileId", "playableId", "forgottenAt"
    ) ${keepPlace('ended', place)}`
  return ok(null)
}

/** The part of a signed grant that leaves the server. */
export function toGrant(grantId: string, resumeAtSeconds: number, signed: SignedGrant): Grant {
  const { manifestUrl, expiresAt, renewAfterSeconds, cookies } = signed
  return { grantId, manifestUrl, expiresAt, renewAfterSeconds, resumeAtSeconds, cookies }
}
