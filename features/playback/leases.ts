import 'server-only'
import { getDatabase, type Transaction } from '#platform/database.ts'

/** Another screen of the account, as the refusal names it. */
export type OtherScreen = { grantId: string; name: string }

/** Holds the account's row until the transaction ends, so that two starts of one account never count at once. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`
}

/** The other devices that hold a slot now, one row a device. The caller holds the account's lock. */
export async function listOtherScreens(
  tx: Transaction,
  accountId: string,
  deviceId: string,
  now: Date,
): Promise<OtherScreen[]> {
  const leases = await tx.playbackLease.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now }, deviceId: { not: deviceId } },
    select: { id: true, deviceId: true, deviceName: true },
    orderBy: { renewedAt: 'desc' },
  })
  const byDevice = new Map(leases.map((lease) => [lease.deviceId, { grantId: lease.id, name: lease.deviceName }]))
  return [...byDevice.values()]
}

/** Frees every slot of an account at once: its sessions have all been ended, so no player of it can renew. */
export async function releaseLeases(accountId: string, now: Date): Promise<void> {
  await getDatabase().playbackLease.updateMany({
    where: { accountId, endedAt: null },
    data: { endedAt: now, endReason: 'SIGNED_OUT' },
  })
}

/** Frees the slots that one device of an account holds: somebody else of the account watches there from now on. */
export async function releaseDevice(accountId: string, deviceId: string, now: Date): Promise<void> {
  await getDatabase().playbackLease.updateMany({
    where: { accountId, deviceId, endedAt: null },
    data: { endedAt: now, endReason: 'RELEASED' },
  })
}
