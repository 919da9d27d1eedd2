import { z } from 'zod'

/** The last row of a page that is ordered by a time and then an id, both falling. */
export type Cursor = { at: Date; id: string }

/** As an address carries it: milliseconds since 1970, a hyphen, the id. */
export function writeCursor({ at, id }: Cursor): string {
  return `${at.getTime()}-${id}`
}

/** Reads what `writeCursor` wrote; anything else begins at the first page. */
export function parseCursor(text: string | string[] | undefined): Cursor | null {
  if (typeof text !== 'string') return null
  const [, milliseconds, id] = /^(\d{1,15})-([0-9a-f-]{36})$/.exec(text) ?? []
  if (!z.uuid().safeParse(id).success) return null
  const at = new Date(Number(milliseconds))
  return Number.isNaN(at.getTime()) || id === undefined ? null : { at, id }
}
