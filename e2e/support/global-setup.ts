import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '#features/accounts/password.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'
import { startTestPortal } from '#scripts/portal/test-portal.ts'
import { demoCatalogue } from '#scripts/demo/catalogue.ts'
import { writePressNotes } from '#scripts/demo/press-notes.ts'
import { findFfmpeg } from '#scripts/portal/ffmpeg.ts'
import { makeFilms } from './films.ts'
import { bringSeries } from './series.ts'
import { bringToneAlbum } from './tone-album.ts'
import { openTools, type Tools } from './tools.ts'
import { statePathVariable, type FilmState, type PortalState } from './portal-state.ts'

const password = 'correct horse battery'

/** Starts the one portal, brings its films in by the real pipeline, and leaves word of it; returns the teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'))
  const { ffmpegPath } = await findFfmpeg(process.env)
  const filming = makeFilms(ffmpegPath, folder)
  // It is awaited once the portal stands; a failure is told then.
  filming.catch(() => undefined)
  // The worker takes films side by side: each waits a good part of its time, for the bucket and the database.
  const portal = await startTestPortal({ variables: { WORKER_CONCURRENCY: '3' } })
  const tools = await openTools(portal.workerEnvironment)
  try {
    const files = await filming
    await createLibraries(tools)
    const [film, short, long, series, album] = await Promise.all([
      ingest(tools, { librarySlug: 'e2e-films', name: 'The long second', file: files.small }),
      ingest(tools, { librarySlug: 'e2e-shorts', name: 'A short', file: files.large, trailerFile: files.small }),
      ingest(tools, { librarySlug: 'e2e-nights', name: 'The long night', file: files.long }),
      bringSeries(tools, files),
      bringToneAlbum(tools, { ffmpegPath, folder, librarySlug: 'e2e-films' }),
    ])
    const state: PortalState = {
      appOrigin: portal.appOrigin,
      edgeOrigin: portal.mediaOrigin,
      bucketAddress: bucketAddress(portal.workerEnvironment),
      databaseUrl: portal.databaseUrl,
      edgeLogPath: portal.logs.edgeAccess,
      appLogPath: portal.logs.appAccess,
      password,
      passwordHash: await hashPassword(password),
      sessionSecret: portal.secrets?.sessionSecret ?? '',
      film,
      short,
      long,
      series,
      album,
      download: await placeNotes(tools, film, folder),
      preparingPlayableId: await createPreparing(tools),
    }
    const statePath = join(folder, 'state.json')
    await writeFile(statePath, JSON.stringify(state), { mode: 0o600 })
    process.env[statePathVariable] = statePath
  } catch (cause) {
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
    throw cause
  } finally {
    await tools.close()
  }
  return async () => {
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function bucketAddress(environment: Record<string, string | undefined>): string {
  return `${environment['S3_ENDPOINT']}/${environment['BUCKET_NAME']}`
}

async function createLibraries({ database }: Tools): Promise<void> {
  const library = (slug: string, validitySeconds: number): Prisma.LibraryCreateInput => {
    return { slug, name: slug, description: 'For the browser tests.', kind: 'FILMS', validitySeconds }
  }
  const films = await database.library.create({ data: library('e2e-films', 6) })
  const shorts = await database.library.create({ data: library('e2e-shorts', 300) })
  const nights = await database.library.create({ data: library('e2e-nights', 12) })
  const plan = (slug: string, name: string, position: number, libraryIds: string[]) => ({
    data: {
      slug,
      name,
      description: 'For the browser tests.',
      streamLimit: 3,
      position,
      libraries: { create: libraryIds.map((libraryId) => ({ libraryId })) },
    },
  })
  await database.plan.create(plan('e2e-basic', 'Basic', 101, [shorts.id]))
  await database.plan.create(plan('e2e-premium', 'Premium', 102, [films.id, shorts.id, nights.id]))
}

type NewFilm = { librarySlug: string; name: string; file: string; trailerFile?: string }

async function ingest(tools: Tools, { librarySlug, name, ...files }: NewFilm): Promise<FilmState> {
  const target = { librarySlug, title: { name, kind: 'FILM' as const }, playable: { kind: 'FILM' as const } }
  const ingested = await tools.ingest({ ...files, target })
  if (!ingested.ok) throw new Error(`The test film was refused: ${ingested.error.reason}`)
  return { ...ingested.value, librarySlug }
}

/** A document of the film that its members may take home. */
async function placeNotes(tools: Tools, { titleSlug }: FilmState, folder: string): Promise<PortalState['download']> {
  const [title] = demoCatalogue.flatMap(({ titles }) => titles)
  if (!title) throw new Error('The demo has no title to write of.')
  const bytes = writePressNotes(title, ['For the browser tests.'])
  const path = join(folder, 'notes.pdf')
  await writeFile(path, bytes)
  const named = { name: 'Press notes', fileName: 'Über die “Fähre” (1).pdf' }
  await tools.placeDownload({ ...named, titleSlug, position: 1, contentType: 'application/pdf', path })
  return { ...named, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function createPreparing({ database }: Tools): Promise<string> {
  const { id: libraryId } = await database.library.findUniqueOrThrow({ where: { slug: 'e2e-films' } })
  const title = await database.title.create({
    data: {
      libraryId,
      slug: 'e2e-preparing',
      kind: 'FILM',
      name: 'Not ready yet',
      synopsis: 'Still being made.',
      status: 'PUBLISHED',
      playables: { create: { kind: 'FILM', name: 'Not ready yet' } },
    },
    select: { playables: { select: { id: true } } },
  })
  const [playable] = title.playables
  if (!playable) throw new Error('The title was made without its part.')
  return playable.id
}
