import { z } from 'zod'
import { momentSchema } from '#platform/moment-schema.ts'
import type { TableSort } from './table-view.ts'

/** The last row of a page: what it is ordered by, and its id where that is the same. */
export type TableCursor = { value: string | number; id: string }

const timeSchema = z.tuple([momentSchema, z.uuid()])
const yearSchema = z.tuple([z.number().int().min(-1).max(99_999), z.uuid()])
const nameSchema = z.tuple([z.string().max(400), z.uuid()])

const schemas = {
  changed: timeSchema,
  newest: timeSchema,
  oldest: timeSchema,
  name: nameSchema,
  'name-z': nameSchema,
  year: yearSchema,
  'year-old': yearSchema,
} as const satisfies Record<TableSort, z.ZodType>

/** As an address carries it: base64url of the value and the id as JSON. */
export function writeTableCursor({ value, id }: TableCursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Reads what `writeTableCursor` wrote for this order; anything else begins at the first page. */
export function parseTableCursor(text: string, sort: TableSort): TableCursor | null {
  if (text === '' || text.length > 1_000) return null
  try {
    const parsed = schemas[sort].safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!parsed.success) return null
    const [value, id] = parsed.data
    return typeof value === 'string' && value.includes('\0') ? null : { value, id }
  } catch {
    return null
  }
}
