import { retirementOf } from '#core/signing-keys/lifecycle.ts'
import { listGroupKeys, recordKeyEvent, type KeyContext, type KeyRow } from './context.ts'

/**
 * Makes a new key's public half known to CloudFront and puts it into its group. `replacing` leaves the group in the
 * same change, for an emergency in a full group; then the new key signs at once.
 */
export async function publishKey(context: KeyContext, key: KeyRow, replacing: KeyRow | null): Promise<void> {
  const { database, keyControl, clock } = context
  const { id, keyGroup } = key
  const publicKeyPem = key.publicKeyPem ?? (await makeInKms(context, key))
  const publicKeyId = key.publicKeyId ?? (await keyControl.createPublicKey({ reference: id, publicKeyPem }))
  await database.signingKey.updateMany({ where: { id, publicKeyId: null }, data: { publicKeyId } })
  await keyControl.changeGroup(keyGroup, { add: publicKeyId, remove: replacing?.publicKeyId ?? undefined })
  await database.$transaction(async (tx) => {
    const now = clock()
    const data = { status: 'PUBLISHED', publishedAt: now } as const
    const { count } = await tx.signingKey.updateMany({ where: { id, status: 'PENDING', publicKeyId }, data })
    if (count > 0) await recordKeyEvent(tx, { ...key, publicKeyId }, 'published', now)
  })
  if (replacing) await switchTo(context, key)
}

/** Has KMS make the pair of a row that has none, and keeps its public half. */
async function makeInKms({ database, kms }: KeyContext, { id, algorithm }: KeyRow): Promise<string> {
  const made = await kms.createKey({ reference: id, algorithm })
  await database.signingKey.updateMany({ where: { id, publicKeyPem: null }, data: made })
  return made.publicKeyPem
}

/** Lets a new key sign and retires the one before it, together; a compromised one leaves instead. */
export async function switchTo({ database, clock }: KeyContext, key: KeyRow): Promise<void> {
  await database.$transaction(async (tx) => {
    const now = clock()
    await tx.$queryRaw`SELECT 1 FROM "SigningKey" WHERE "keyGroup" = ${key.keyGroup}::"KeyGroup" ORDER BY "id" FOR UPDATE`
    const keys = await listGroupKeys(tx, key.keyGroup)
    const next = keys.find(({ id, status }) => id === key.id && (status === 'PUBLISHED' || status === 'CONFIRMED'))
    if (!next) return
    const before = keys.find(({ status }) => status === 'SIGNING')
    if (before) {
      const isCompromised = before.compromisedAt !== null
      const data = isCompromised
        ? ({ status: 'COMPROMISED', replacedAt: now, retiredAt: now } as const)
        : ({ status: 'RETIRING', replacedAt: now } as const)
      await tx.signingKey.update({ where: { id: before.id }, data })
      await recordKeyEvent(tx, before, isCompromised ? 'compromised' : 'retiring', now)
    }
    await tx.signingKey.update({ where: { id: next.id }, data: { status: 'SIGNING', activatedAt: now } })
    await recordKeyEvent(tx, next, 'signing', now)
  })
}

/**
 * Ends a key whose last signature has ended. The condition stands in the statement itself: a signature that is being
 * written down at this moment keeps the key, or is refused and made with the newer one.
 */
export async function retireKey({ database, clock }: KeyContext, key: KeyRow): Promise<void> {
  const now = clock()
  // Counted backwards from now: what the row may hold at the most.
  const ahead = retirementOf({ lastExpiresAt: now, replacedAt: null }).getTime() - now.getTime()
  const latest = new Date(now.getTime() - ahead)
  await database.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE "SigningKey" SET "status" = 'RETIRED', "retiredAt" = ${now}
      WHERE "id" = ${key.id} AND "status" = 'RETIRING' AND "replacedAt" <= ${latest}
        AND coalesce("lastExpiresAt", "replacedAt") <= ${latest}`
    if (count > 0) await recordKeyEvent(tx, key, 'retired', now)
  })
}

/** Takes a key that is over out of its group, its public half out of the account, and its private half out of KMS. */
export async function removeKey({ database, keyControl, kms, clock }: KeyContext, key: KeyRow): Promise<void> {
  const publicKeyId = key.publicKeyId ?? (await keyControl.findPublicKey(key.id))
  if (publicKeyId !== null) {
    await keyControl.changeGroup(key.keyGroup, { remove: publicKeyId })
    await keyControl.deletePublicKey(publicKeyId)
  }
  const isInKms = key.encryptedPrivateKey === null
  if (isInKms) await kms.scheduleDeletion({ reference: key.id, kmsKeyId: key.kmsKeyId })
  await database.$transaction(async (tx) => {
    const now = clock()
    const { count } = await tx.signingKey.updateMany({
      where: { id: key.id, removedAt: null },
      data: { removedAt: now },
    })
    if (count > 0) await recordKeyEvent(tx, key, 'removed', now)
  })
}
