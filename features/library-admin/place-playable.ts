import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#platform/database.ts'
import type { IngestTarget } from './schema.ts'
import { chooseFreeSlug, writeSlug } from './slug.ts'

export type PlacedPlayable = { playableId: string; titleSlug: string; librarySlug: string }

/** Any fixed number: whoever chooses a slug for a title holds this lock. */
const slugLock = 7_264_198_004

type NewPlayable = Extract<IngestTarget, { titleId: string }>['playable']
type NewTitle = Extract<IngestTarget, { librarySlug: string }>

/**
 * Finds or makes the playable that a new version belongs to, inside the caller's transaction. A new title is published
 * at once: it says that it is being prepared until its first version is ready.
 */
export async function placePlayable(
  tx: Transaction,
  target: IngestTarget,
): Promise<Result<PlacedPlayable, 'NOT_FOUND'>> {
  if ('playableId' in target) return findPlayable(tx, target.playableId)
  if ('titleId' in target) return addToTitle(tx, target.titleId, target.playable)
  return createTitle(tx, target)
}

async function findPlayable(tx: Transaction, id: string): Promise<Result<PlacedPlayable, 'NOT_FOUND'>> {
  const found = await tx.playable.findUnique({
    where: { id },
    select: { title: { select: { slug: true, library: { select: { slug: true } } } } },
  })
  if (!found) return err('NOT_FOUND')
  return ok({ playableId: id, titleSlug: found.title.slug, librarySlug: found.title.library.slug })
}

async function addToTitle(
  tx: Transaction,
  titleId: string,
  playable: NewPlayable,
): Promise<Result<PlacedPlayable, 'NOT_FOUND'>> {
  // The title's row is the lock: two parts added at once get two places.
  await tx.$queryRaw`SELECT 1 FROM "Title" WHERE "id" = ${titleId}::uuid FOR UPDATE`
  const title = await tx.title.findUnique({
    where: { id: titleId },
    select: { slug: true, name: true, library: { select: { slug: true } } },
  })
  if (!title) return err('NOT_FOUND')
  const last = await tx.playable.findFirst({
    where: { titleId },
    orderBy: { position: 'desc' },
    select: { position: true },
  })
  const { kind, name = title.name, position = (last?.position ?? 0) + 1 } = playable
  const { id } = await tx.playable.upsert({
    where: { titleId_position: { titleId, position } },
    create: { titleId, kind, name, position },
    update: {},
    select: { id: true },
  })
  return ok({ playableId: id, titleSlug: title.slug, librarySlug: title.library.slug })
}

async function createTitle(
  tx: Transaction,
  { librarySlug, title, playable }: NewTitle,
): Promise<Result<PlacedPlayable, 'NOT_FOUND'>> {
  // Two titles of one name that are made at once get two slugs.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${slugLock})`
  const library = await tx.library.findUnique({ where: { slug: librarySlug }, select: { id: true } })
  if (!library) return err('NOT_FOUND')
  const { slug: wanted, year, credit, ...rest } = title
  const base = wanted ?? writeSlug(title.name)
  const taken = await tx.title.findMany({ where: { slug: { startsWith: base.slice(0, 90) } }, select: { slug: true } })
  const slug = chooseFreeSlug(base, new Set(taken.map((row) => row.slug)))
  const created = await tx.title.create({
    data: {
      ...rest,
      libraryId: library.id,
      slug,
      year: year ?? null,
      credit: credit ?? null,
      status: 'PUBLISHED',
      playables: {
        create: { kind: playable.kind, name: playable.name ?? title.name, position: playable.position ?? 1 },
      },
    },
    select: { playables: { select: { id: true } } },
  })
  const [first] = created.playables
  return first ? ok({ playableId: first.id, titleSlug: slug, librarySlug }) : err('NOT_FOUND')
}
