import { z } from 'zod'

/** ISO 8601 knows a year 0, and Postgres none: it would refuse the whole statement. */
const hasYear = (text: string) => !text.startsWith('0000-')

/** A moment as an address carries it, `2026-02-03T04:05:06.789Z`. */
export const momentSchema = z.iso.datetime().refine(hasYear)

/** A day as an address or a form carries it, `2026-02-03`. */
export const daySchema = z.iso.date().refine(hasYear)
