import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '#features/accounts/password.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'
import { startTestPortal } from '#scripts/portal/test-portal.ts'
import { demoCatalogue } from '#scripts/demo/catalogue.ts'
import { writePressNotes } from '#scripts/demo/press-notes.ts'
import { makeTestFilm } from '#scripts/demo/make-test-film.ts'
import { runFfmpeg } from '#scripts/demo/media/ffmpeg.ts'
import { bringSeries } from './series.ts'
import { bringToneAlbum } from './tone-album.ts'
import { openTools, type Tools } from './tools.ts'
import { statePathVariable, type FilmState, type PortalState } from './portal-state.ts'

const password = 'correct horse battery'

/** Starts the one portal, brings two films in by the real pipeline, and leaves word of it; returns the teardown. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const portal = await startTestPortal()
  const folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'))
  const tools = await openTools(portal.workerEnvironment)
  try {
    await createLibraries(tools)
    const file = join(folder, 'film.mp4')
    // The last tenth of a second is shorter than what players find on their own: the film must end all the same.
    const ffmpegPath = portal.workerEnvironment['FFMPEG_PATH'] ?? 'ffmpeg'
    await makeTestFilm({ ffmpegPath, file, seconds: 12.1 })
    const film = await ingest(tools, 'e2e-films', 'The long second', file)
    const short = await ingest(tools, 'e2e-shorts', 'A short', file)
    const long = await ingest(tools, 'e2e-nights', 'The long night', await makeLongFilm(ffmpegPath, folder))
    const state: PortalState = {
      appOrigin: portal.appOrigin,
      edgeOrigin: portal.mediaOrigin,
      bucketAddress: bucketAddress(portal.workerEnvironment),
      databaseUrl: portal.databaseUrl,
      edgeLogPath: portal.logs.edgeAccess,
      appLogPath: portal.logs.appAccess,
      password,
      passwordHash: await hashPassword(password),
      film,
      short,
      long,
      series: await bringSeries(tools, ffmpegPath, folder),
      album: await bringToneAlbum(tools, { ffmpegPath, folder, librarySlug: 'e2e-films' }),
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

/** A small film again and again, copied and not encoded anew. */
async function makeLongFilm(ffmpegPath: string, folder: string): Promise<string> {
  const [once, file] = [join(folder, 'once.mp4'), join(folder, 'long.mp4')]
  await makeTestFilm({ ffmpegPath, file: once, width: 320, height: 180 })
  await runFfmpeg(ffmpegPath, ['-stream_loop', '14', '-i', once, '-c', 'copy', '-movflags', '+faststart', file])
  return file
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

async function ingest(tools: Tools, librarySlug: string, name: string, file: string): Promise<FilmState> {
  const target = { librarySlug, title: { name, kind: 'FILM' as const }, playable: { kind: 'FILM' as const } }
  // Trailers are cut from films: the short's is the short itself.
  const trailer = librarySlug === 'e2e-shorts' ? { trailerFile: file } : {}
  const ingested = await tools.ingest({ file, target, ...trailer })
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
