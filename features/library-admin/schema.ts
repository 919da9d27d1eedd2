import { z } from 'zod'

const name = z.string().trim().min(1).max(160)
const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** A title that does not exist yet. Its slug is made from its name where none is given. */
const newTitleSchema = z.strictObject({
  name,
  slug: slug.optional(),
  kind: z.enum(['FILM', 'SERIES', 'ALBUM']).default('FILM'),
  synopsis: z.string().max(4_000).default(''),
  year: z.number().int().min(1800).max(2200).optional(),
  credit: z.string().max(200).optional(),
  genres: z.array(z.string().min(1).max(40)).max(10).default([]),
})

const newPlayableSchema = z.strictObject({
  kind: z.enum(['FILM', 'EPISODE', 'TRACK']).default('FILM'),
  name: name.optional(),
  /** Place within the title; the next free one where none is given. */
  position: z.number().int().min(0).max(10_000).optional(),
})

const assetId = z.string().regex(/^[0-9a-f]{32}$/)
/** Only what lies in the prefixes that no viewer reaches is ever taken as a source. */
const sourceKey = z
  .string()
  .max(600)
  .regex(/^(sources|uploads)\/[^\s].*[^/]$/)
  .refine((key) => !key.split('/').some((part) => part === '..' || part === '.' || part === ''))

/** What is brought in, and where it belongs: a new title, another part of a title, or a new version of a part. */
export const startIngestSchema = z.strictObject({
  target: z.union([
    z.strictObject({ librarySlug: slug, title: newTitleSchema, playable: newPlayableSchema.default({ kind: 'FILM' }) }),
    z.strictObject({ titleId: z.uuid(), playable: newPlayableSchema }),
    z.strictObject({ playableId: z.uuid() }),
  ]),
  /** Chosen before the upload, because the source lies under it: 128 random bits in hex. */
  assetId,
  sourceKey,
  /** What the sender's file is called: shown to editors, used for nothing else. */
  sourceName: z.string().min(1).max(255),
  /** One file a language. */
  captions: z
    .array(
      z.strictObject({
        key: sourceKey,
        language: z
          .string()
          .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
          .max(35),
        label: z.string().min(1).max(80),
      }),
    )
    .max(40)
    .refine((list) => new Set(list.map(({ language }) => language.toLowerCase())).size === list.length)
    .default([]),
  artworkKey: sourceKey.optional(),
  trailerKey: sourceKey.optional(),
})

export type StartIngest = z.input<typeof startIngestSchema>
export type IngestTarget = z.output<typeof startIngestSchema>['target']
