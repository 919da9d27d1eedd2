import { randomBytes, randomUUID } from 'node:crypto'
import { writeSlug } from '#features/library-admin/slug.ts'
import type { Database } from '#platform/database.ts'
import { inventCatalogue, type InventedTitle } from './invent.ts'
import type { SeededPictures } from './place-pictures.ts'

/** Libraries of their own, so that all of it can be taken away again. */
const libraries = [
  { kind: 'FILM', slug: 'seeded-films', name: 'Seeded films', libraryKind: 'FILMS' },
  { kind: 'SERIES', slug: 'seeded-series', name: 'Seeded series', libraryKind: 'SERIES' },
  { kind: 'ALBUM', slug: 'seeded-music', name: 'Seeded music', libraryKind: 'MUSIC' },
] as const

const slugs = libraries.map(({ slug }) => slug)
const batchLength = 1_000
const analysedTables = [
  ...['Library', 'PlanLibrary', 'Artwork', 'Title', 'Playable', 'Asset', 'Person', 'TitlePerson', 'SearchTerm'],
  'SearchWord',
] as const
const description = 'An invented catalogue for measuring. Its titles have no media.'

type Wish = { count: number; now: Date; pictures?: SeededPictures; onProgress?: (written: number) => void }

/** The database has a seeded catalogue already. */
export class AlreadySeeded extends Error {
  override name = 'AlreadySeeded'
}

/**
 * Fills libraries of their own with an invented catalogue: titles, parts, people, as `inventCatalogue` makes them, open
 * to every plan. Parts have an asset that says it is ready and nothing in the bucket: pages list them as they list real
 * ones, and play ends in "missing".
 *
 * @param pictures What the titles share; without any they have none.
 * @param onProgress Told the number of titles written so far.
 * @throws AlreadySeeded
 */
export async function writeSeededCatalogue(
  database: Database,
  { count, now, pictures, onProgress = () => undefined }: Wish,
): Promise<void> {
  if ((await database.library.count({ where: { slug: { in: slugs } } })) > 0) {
    throw new AlreadySeeded('There is a seeded catalogue already: take it away first, with --remove.')
  }
  const { people, titles } = inventCatalogue(count)
  const libraryIds = await createLibraries(database)
  const personIds = await createPeople(database, people)
  let written = 0
  for (const batch of inBatches(titles, batchLength)) {
    await createTitles(database, batch, { libraryIds, personIds, now, pictures, first: written })
    written += batch.length
    onProgress(written)
  }
  // What autovacuum would learn in its own time, the planner needs at once.
  for (const table of analysedTables) {
    await database.$executeRawUnsafe(`ANALYZE "${table}"`)
  }
}

/** Takes away what `writeSeededCatalogue` wrote; answers the number of titles that went. */
export async function removeSeededCatalogue(database: Database): Promise<number> {
  const inSeeded = { library: { slug: { in: slugs } } }
  const { count } = await database.title.deleteMany({ where: inSeeded })
  await database.person.deleteMany({ where: { slug: { startsWith: personSlugHead }, titles: { none: {} } } })
  await database.library.deleteMany({ where: { slug: { in: slugs } } })
  return count
}

const personSlugHead = 'seeded-'

type LibraryIds = Record<InventedTitle['kind'], { id: string; slug: string }>

async function createLibraries(database: Database): Promise<LibraryIds> {
  const plans = await database.plan.findMany({ select: { id: true } })
  const entries: [InventedTitle['kind'], { id: string; slug: string }][] = []
  for (const [index, { kind, slug, name, libraryKind }] of libraries.entries()) {
    const { id } = await database.library.create({
      data: {
        ...{ slug, name, description, kind: libraryKind, position: 100 + index },
        plans: { create: plans.map((plan) => ({ planId: plan.id })) },
      },
      select: { id: true },
    })
    entries.push([kind, { id, slug }])
  }
  return Object.fromEntries(entries) as LibraryIds
}

async function createPeople(database: Database, names: readonly string[]): Promise<string[]> {
  const rows = names.map((name, index) => ({
    id: randomUUID(),
    name,
    slug: `${personSlugHead}${writeSlug(name).slice(0, 80)}-${index}`,
  }))
  for (const batch of inBatches(rows, batchLength)) await database.person.createMany({ data: batch })
  return rows.map(({ id }) => id)
}

type Batch = {
  libraryIds: LibraryIds
  personIds: readonly string[]
  now: Date
  pictures: SeededPictures | undefined
  first: number
}

async function createTitles(database: Database, titles: readonly InventedTitle[], batch: Batch): Promise<void> {
  const rows = titles.map((title, index) => ({ title, ...rowsOf(title, batch, batch.first + index) }))
  await database.$transaction(
    async (tx) => {
      await tx.title.createMany({ data: rows.map(({ row }) => row) })
      await tx.titlePerson.createMany({ data: rows.flatMap(({ people }) => people) })
      const parts = rows.flatMap(({ parts: own }) => own)
      for (const some of inBatches(parts, batchLength)) {
        await tx.playable.createMany({ data: some.map(({ playable }) => playable) })
        await tx.asset.createMany({ data: some.map(({ asset }) => asset) })
      }
      // The database takes the languages of captions from the parts' own, of which these have none.
      const captions = JSON.stringify(rows.map(({ row }) => ({ id: row.id, languages: row.captionLanguages })))
      await tx.$executeRaw`
        UPDATE "Title" t SET "captionLanguages" = ARRAY(SELECT jsonb_array_elements_text(row->'languages'))
        FROM jsonb_array_elements(${captions}::jsonb) AS row WHERE t."id" = (row->>'id')::uuid`
    },
    { timeout: 120_000 },
  )
}

function rowsOf(title: InventedTitle, { libraryIds, personIds, now, pictures }: Batch, number: number) {
  const { kind, name, synopsis, year, genres, maturityAge, audioLanguages, captionLanguages } = title
  const library = libraryIds[kind]
  const id = randomUUID()
  return {
    row: {
      ...{ id, kind, name, synopsis, year, genres, maturityAge, audioLanguages, captionLanguages },
      libraryId: library.id,
      ...(pictures && choosePictures(kind, number, pictures)),
      slug: `seeded-${writeSlug(name).slice(0, 80)}-${number}`,
      status: 'PUBLISHED' as const,
      durationSeconds: title.parts.reduce((sum, part) => sum + part.durationSeconds, 0),
      createdAt: new Date(now.getTime() - (title.ageMinutes + 1) * 60_000),
      updatedAt: now,
    },
    people: title.people.flatMap(({ index, role, part }, place) => {
      const personId = personIds[index]
      return personId === undefined ? [] : [{ titleId: id, personId, role, part, position: place + 1 }]
    }),
    parts: title.parts.map(({ durationSeconds, ...part }) => {
      const playableId = randomUUID()
      const assetId = randomBytes(16).toString('hex')
      const partKind =
        kind === 'FILM' ? ('FILM' as const) : kind === 'SERIES' ? ('EPISODE' as const) : ('TRACK' as const)
      return {
        playable: { id: playableId, titleId: id, kind: partKind, ...part },
        asset: {
          id: assetId,
          playableId,
          status: 'READY' as const,
          folderKey: `library/${library.slug}/${assetId}/`,
          sourceKey: `sources/${assetId}/none.mp4`,
          sourceName: 'none.mp4',
          durationSeconds,
          hasVideo: kind !== 'ALBUM',
          hasAudio: true,
          readyAt: now,
        },
      }
    }),
  }
}

/** Neighbours have different ones: their counts and the step between them share no divisor. */
function choosePictures(kind: InventedTitle['kind'], number: number, { posters, stills, covers }: SeededPictures) {
  const pick = (ids: readonly string[]) => ids[(number * 7) % ids.length] ?? null
  return { posterId: pick(kind === 'ALBUM' ? covers : posters), stillId: pick(stills) }
}

function* inBatches<Item>(items: Iterable<Item>, length: number): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < length) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
