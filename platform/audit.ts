import type { AuditAction } from '#core/audit-actions.ts'
import type { Transaction } from './database.ts'
import type { Prisma } from './generated/prisma/client.ts'

/**
 * One line of the trail: who (nobody, for the portal itself) did what to what. Ids only: the trail is kept for ever, names
 * and addresses are not.
 */
export type AuditEntry = {
  at: Date
  actorId?: string | null
  action: AuditAction
  subjectId?: string
  details?: Prisma.InputJsonObject
}

/** Writes a line of the trail in the transaction of the change that it tells of: either both are there or neither. */
export async function recordAudit(
  tx: Pick<Transaction, 'auditEvent'>,
  { at, actorId = null, action, subjectId, details = {} }: AuditEntry,
): Promise<void> {
  await tx.auditEvent.create({ data: { at, actorId, action, subjectId: subjectId ?? null, details } })
}
