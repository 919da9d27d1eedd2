import { z } from 'zod'
import { first, type AddressFields } from '#core/address-fields.ts'
import { auditActions, type AuditAction } from '#core/audit-actions.ts'
import { daySchema, momentSchema } from '#platform/moment-schema.ts'

/** What of the trail is shown, as its address says it. `null` narrows nothing. */
export type AuditView = {
  /** An account's id, or `portal` for what nobody asked for. */
  actor: string | null
  action: AuditAction | null
  /** The id of what it was done to. */
  subject: string | null
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  from: string | null
  until: string | null
}

/** The last entry of a page. */
export type AuditCursor = { at: Date; id: string }

const viewSchema = z.object({
  actor: z
    .union([z.literal('portal'), z.uuid()])
    .nullable()
    .catch(null),
  action: z.enum(auditActions).nullable().catch(null),
  subject: z
    .string()
    .trim()
    .regex(/^[\w-]{1,64}$/)
    .nullable()
    .catch(null),
  from: daySchema.nullable().catch(null),
  until: daySchema.nullable().catch(null),
})

/** Reads a view from an address or a form. What is unknown or not in the form expected is as if it were not there. */
export function readAuditView(fields: AddressFields): AuditView {
  const names = Object.keys(viewSchema.shape)
  return viewSchema.parse(Object.fromEntries(names.map((name) => [name, first(fields[name])])))
}

/** The address of a view, from an entry on where one is named. */
export function writeAuditPath(view: AuditView, after: AuditCursor | null = null): string {
  const fields = Object.entries({ ...view, after: after && `${after.at.toISOString()}_${after.id}` })
  const query = new URLSearchParams(fields.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
  return query.size === 0 ? '/admin/audit' : `/admin/audit?${query.toString()}`
}

const cursorSchema = z.tuple([momentSchema, z.uuid()])

/** Reads the entry to go on from; anything else begins at the newest. */
export function parseAuditCursor(fields: AddressFields): AuditCursor | null {
  const parsed = cursorSchema.safeParse(first(fields['after']).split('_'))
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null
}
