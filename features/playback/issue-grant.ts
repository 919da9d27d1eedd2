import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import type { SessionClaims } from '#features/accounts/session.ts'
import { getDatabase, Prisma, runTransaction } from '#platform/database.ts'
import { forgetSigner, getSigner, keyStaysTrusted } from '#platform/signing-keys.ts'
import { toGrant, type Grant, type GrantRefusal } from './commands.ts'
import { getGrantFacts, type GrantFacts } from './grant-facts.ts'
import type { OtherScreen } from './leases.ts'
import { isRowId } from './schema.ts'
import { signGrant, type GrantContext, type SignedGrant } from './sign-grant.ts'

export type Device = { deviceId: string; deviceName: string }

/**
 * Opens a title on one device: decides, signs, takes a stream slot. The slots are counted under the account's lock, so
 * that a race never grants one too many; the same device asking again counts once. The session's version is part of the
 * first statement, so that an ended session opens nothing.
 */
export async function issueGrant(
  playableId: string,
  claims: SessionClaims,
  device: Device,
  context: GrantContext,
): Promise<Result<Grant, GrantRefusal>> {
  if (!isRowId(playableId)) return err({ code: 'NOT_FOUND' })
  const facts = await getGrantFacts(getDatabase(), claims, { playableId }, context.now)
  if (!facts) return err({ code: (await isSessionAlive(claims)) ? 'NOT_FOUND' : 'UNAUTHENTICATED' })
  if (facts.sessionVersion !== claims.sessionVersion) return err({ code: 'UNAUTHENTICATED' })

  // The second time for the one case that the key known here was replaced and has left its group meanwhile.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const signed = await signGrant(facts, context, getSigner)
    if (!signed.ok) return err({ code: signed.error })
    const { leaseId, isTrusted, devices } = await takeLease(claims.accountId, facts, device, signed.value, context.now)
    if (leaseId !== null) return ok(toGrant(leaseId, facts.resumeAtSeconds, signed.value))
    if (isTrusted) return err({ code: 'TOO_MANY_STREAMS', devices })
    forgetSigner({ keyPairId: signed.value.signingKeyId })
  }
  return err({ code: 'SERVICE_UNAVAILABLE' })
}

/** The rare way: of an account or a playable that is not there, which was it? */
async function isSessionAlive({ accountId, sessionVersion }: SessionClaims): Promise<boolean> {
  return (await getDatabase().account.count({ where: { id: accountId, sessionVersion } })) > 0
}

type TakenLease = { leaseId: string | null; isTrusted: boolean; devices: OtherScreen[] }

/**
 * Writes the lease if a slot is free and the key is still trusted, and says which other devices hold one, one row each.
 * The lock is a statement of its own: one that waited for it would count what it saw before.
 */
async function takeLease(
  accountId: string,
  { playableId, libraryId, openProfileId, streamLimit }: GrantFacts,
  { deviceId, deviceName }: Device,
  { assetId, cookiePath, signingKeyId, expiresAt }: SignedGrant,
  now: Date,
): Promise<TakenLease> {
  const lock = Prisma.sql`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`
  const take = Prisma.sql`
    WITH ${keyStaysTrusted(signingKeyId, expiresAt)}, others AS MATERIALIZED (
      SELECT DISTINCT ON ("deviceId") "id", "deviceName", "renewedAt" FROM "PlaybackLease"
      WHERE "accountId" = ${accountId}::uuid AND "endedAt" IS NULL AND "expiresAt" > ${now}
        AND "deviceId" <> ${deviceId}
      ORDER BY "deviceId", "renewedAt" DESC
    ), taken AS (
      INSERT INTO "PlaybackLease" ("id", "accountId", "profileId", "playableId", "libraryId", "assetId", "deviceId",
                                   "deviceName", "cookiePath", "signingKeyId", "startedAt", "renewedAt", "expiresAt")
      SELECT gen_random_uuid(), ${accountId}::uuid, ${openProfileId}::uuid, ${playableId}::uuid, ${libraryId}::uuid,
             ${assetId}, ${deviceId}, ${deviceName}, ${cookiePath}, ${signingKeyId}, ${now}, ${now}, ${expiresAt}
      WHERE EXISTS (SELECT 1 FROM key_covers) AND (SELECT count(*) FROM others) < ${streamLimit}
      RETURNING "id"
    )
    SELECT (SELECT "id" FROM taken) AS "leaseId", EXISTS (SELECT 1 FROM key_covers) AS "isTrusted",
           (SELECT coalesce(json_agg(json_build_object('grantId', "id", 'name', "deviceName") ORDER BY "renewedAt" DESC), '[]')
            FROM others) AS "devices"`
  return runTransaction(getDatabase(), async (run) => {
    await run('lock-account', lock)
    const [row] = await run<TakenLease>('take-lease', take)
    return row ?? { leaseId: null, isTrusted: false, devices: [] }
  })
}
