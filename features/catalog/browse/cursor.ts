import { z } from 'zod'
import { momentSchema } from '#platform/moment-schema.ts'
import type { SortKey } from './filters.ts'

/** The last row of a page: what it is ordered by, and its id where that is the same. */
export type Cursor = { value: string | number; id: string }

const numberSchema = z.tuple([z.number().min(-1).max(1e12), z.uuid()])
const textSchema = z.tuple([z.string().max(400), z.uuid()])
const timeSchema = z.tuple([momentSchema, z.uuid()])

/** Which kind of value an order goes by. */
const schemas = {
  newest: timeSchema,
  oldest: timeSchema,
  name: textSchema,
  'name-z': textSchema,
  year: numberSchema,
  'year-old': numberSchema,
  longest: numberSchema,
  shortest: numberSchema,
} as const satisfies Record<SortKey, z.ZodType>

/** As an address carries it: base64url of the value and the id as JSON. */
export function writeCursor({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Reads what `writeCursor` wrote for this order; anything else, or of another order, begins at the first page. */
export function parseCursor(text: string, sort: SortKey): Cursor | null {
  if (text === '' || text.length > 1_000) return null
  try {
    const parsed = schemas[sort].safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!parsed.success) return null
    const [value, id] = parsed.data
    // Postgres keeps no NUL in a text.
    return typeof value === 'string' && value.includes('\0') ? null : { value, id }
  } catch {
    return null
  }
}
