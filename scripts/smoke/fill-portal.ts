import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { hashPassword } from '#features/accounts/password.ts'
import type { Database } from '#platform/database.ts'
import { makeTestFilm } from '#scripts/demo/make-test-film.ts'
import type { IngestContext } from '#scripts/ingest/ingest-context.ts'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'

/** Who signs in and what there is to watch: the same film in two libraries, the first with the shortest validity. */
export type FilledPortal = {
  email: string
  password: string
  film: { playableId: string }
  otherFilm: { playableId: string }
}

/** The shortest validity a library may have, in seconds: the run waits it out once. */
const shortestValiditySeconds = 5

/** Makes one film and one member of an empty portal; the film goes the way that every upload goes. */
export async function fillPortal(context: IngestContext, folder: string, ffmpegPath: string): Promise<FilledPortal> {
  const file = join(folder, 'film.mp4')
  await makeTestFilm({ ffmpegPath, file })
  await createLibrary(context.database, 'smoke-films', shortestValiditySeconds)
  await createLibrary(context.database, 'smoke-others', 300)
  const film = await bringIn(context, file, 'smoke-films')
  const otherFilm = await bringIn(context, file, 'smoke-others')
  return { ...(await createMember(context.database)), film, otherFilm }
}

async function createLibrary(database: Database, slug: string, validitySeconds: number): Promise<void> {
  await database.library.create({
    data: { slug, name: slug, description: 'For the smoke run.', kind: 'FILMS', validitySeconds },
  })
}

async function bringIn(context: IngestContext, file: string, librarySlug: string): Promise<{ playableId: string }> {
  const target = { librarySlug, title: { name: `Film of ${librarySlug}` }, playable: { kind: 'FILM' as const } }
  const ingested = await ingestFile(context, { file, target })
  if (!ingested.ok) throw new Error(`The film was not taken in: ${ingested.error.reason}`)
  return ingested.value
}

async function createMember(database: Database): Promise<{ email: string; password: string }> {
  const [email, password] = ['member@smoke.test', randomBytes(12).toString('hex')]
  const libraries = await database.library.findMany({ select: { id: true } })
  const plan = await database.plan.create({
    data: {
      slug: 'smoke',
      name: 'Smoke',
      description: 'Opens everything.',
      streamLimit: 5,
      position: 1,
      libraries: { create: libraries.map(({ id }) => ({ libraryId: id })) },
    },
  })
  const currentPeriodEnd = new Date(Date.now() + 86_400_000)
  await database.account.create({
    data: {
      email,
      name: 'Smoke member',
      passwordHash: await hashPassword(password),
      subscriptions: { create: { planId: plan.id, status: 'ACTIVE', currentPeriodEnd } },
    },
  })
  return { email, password }
}
