import 'server-only'
import type { AuditAction } from '#core/audit-actions.ts'
import { getDatabase, type Prisma } from '#platform/database.ts'
import type { AuditCursor, AuditView } from './audit-view.ts'

/** One line of the trail, with the name that its actor has now. */
export type AuditRow = {
  id: string
  at: Date
  action: AuditAction
  actorId: string | null
  /** `null` for the portal itself, and for an account that is gone. */
  actorName: string | null
  subjectId: string | null
  details: Record<string, string | number | boolean | null>
}

/** Lines of a view, newest first, from behind the cursor on; two statements. */
export async function listAudit(view: AuditView, after: AuditCursor | null, limit: number): Promise<AuditRow[]> {
  const events = await getDatabase().auditEvent.findMany({
    where: {
      AND: [narrowAudit(view), after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {}],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  const ids = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))]
  const accounts = await getDatabase().account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return events.map(({ details, action, ...event }) => ({
    ...event,
    action: action as AuditAction,
    actorName: names.get(event.actorId ?? '') ?? null,
    details: details as AuditRow['details'],
  }))
}

/** Those who can be asked for: everybody who is staff now. */
export async function listActors(): Promise<{ id: string; name: string }[]> {
  return getDatabase().account.findMany({
    where: { role: { not: 'MEMBER' } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
  })
}

function narrowAudit({ actor, action, subject, from, until }: AuditView): Prisma.AuditEventWhereInput {
  return {
    ...(actor === null ? {} : { actorId: actor === 'portal' ? null : actor }),
    ...(action === null ? {} : { action }),
    ...(subject === null ? {} : { subjectId: subject }),
    at: {
      ...(from === null ? {} : { gte: new Date(`${from}T00:00:00Z`) }),
      ...(until === null ? {} : { lte: new Date(`${until}T23:59:59.999Z`) }),
    },
  }
}
