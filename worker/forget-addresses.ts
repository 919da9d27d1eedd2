import type { WorkerContext } from './ingest/context.ts'

/** How long the door remembers from which network address a share was opened. */
export const addressDays = 30

/** Forgets the addresses of openings older than 30 days; that and when a share was opened stays. Says how many went. */
export async function forgetAddresses({ database, clock }: Pick<WorkerContext, 'database' | 'clock'>): Promise<number> {
  const before = new Date(clock().getTime() - addressDays * 86_400_000)
  const { count } = await database.shareOpening.updateMany({
    where: { at: { lt: before }, address: { not: null } },
    data: { address: null },
  })
  return count
}
