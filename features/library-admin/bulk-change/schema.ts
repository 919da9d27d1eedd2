import { z } from 'zod'

/** At most so many titles in one change. */
export const mostTitles = 10_000

const genre = z.string().trim().min(1).max(40)
const emptyAsNull = (value: unknown) => (value === '' ? null : value)
const language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
  .max(35)
const languageList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[\s,;]+/).filter((tag) => tag !== '') : value),
  z.array(language).max(20),
)

/** One change that many titles can be given; an empty year or age takes it away. */
export const titleChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addGenre'), value: genre }),
  z.object({ kind: z.literal('removeGenre'), value: genre }),
  z.object({
    kind: z.literal('setYear'),
    value: z.preprocess(emptyAsNull, z.coerce.number().int().min(1800).max(2200).nullable()),
  }),
  z.object({
    kind: z.literal('setAge'),
    value: z.preprocess(emptyAsNull, z.coerce.number().int().min(0).max(18).nullable()),
  }),
  z.object({ kind: z.literal('setLanguages'), value: languageList }),
  z.object({ kind: z.literal('setStatus'), value: z.enum(['DRAFT', 'PUBLISHED', 'WITHDRAWN']) }),
])
export type TitleChange = z.output<typeof titleChangeSchema>
export const changeKinds = ['setStatus', 'addGenre', 'removeGenre', 'setYear', 'setAge', 'setLanguages'] as const

/** Titles chosen one by one: no more than a page of the table shows. */
export const chosenIdsSchema = z.array(z.uuid()).min(1).max(100)

/** What the change looked like when it was looked at: its count and a digest of its titles and their revisions. */
export const previewSchema = z.object({ count: z.coerce.number().int().min(1), digest: z.string().length(32) })
