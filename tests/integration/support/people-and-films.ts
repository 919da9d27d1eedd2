import { randomBytes } from 'node:crypto'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'

const dayMilliseconds = 86_400_000

/** A library with one published film that is ready to play. */
export async function createFilm(
  database: Database,
  change: { library?: Partial<Prisma.LibraryCreateInput>; title?: Partial<Prisma.TitleUncheckedCreateInput> } = {},
) {
  const slug = `library-${randomBytes(4).toString('hex')}`
  const library = await database.library.create({
    data: { slug, name: 'Films', description: 'Films to test with.', kind: 'FILMS', ...change.library },
  })
  return { library, ...(await addFilm(database, library, change.title)) }
}

/** One more published, ready film in a library. */
export async function addFilm(
  database: Database,
  library: { id: string; slug: string },
  change: Partial<Prisma.TitleUncheckedCreateInput> = {},
) {
  const assetId = randomBytes(16).toString('hex')
  const title = await database.title.create({
    data: {
      libraryId: library.id,
      slug: `film-${randomBytes(4).toString('hex')}`,
      kind: 'FILM',
      name: 'A film',
      synopsis: 'It begins, it goes on, it ends.',
      status: 'PUBLISHED',
      ...change,
    },
  })
  const playable = await database.playable.create({ data: { titleId: title.id, kind: 'FILM', name: 'A film' } })
  await database.asset.create({
    data: {
      id: assetId,
      playableId: playable.id,
      status: 'READY',
      folderKey: `library/${library.slug}/${assetId}/`,
      sourceKey: `sources/${assetId}/film.mp4`,
      sourceName: 'film.mp4',
      durationSeconds: 600,
      hasVideo: true,
      readyAt: new Date('2026-01-01T00:00:00Z'),
    },
  })
  return { title, playableId: playable.id, assetId }
}

/** The row of one picture; its id. */
export async function createArtwork(database: Database): Promise<string> {
  const id = randomBytes(16).toString('hex')
  const placeholder = 'data:image/webp;base64,AAAA'
  await database.artwork.create({ data: { id, width: 640, height: 360, widths: [320, 640], placeholder } })
  return id
}

/** An account; with a library, one whose current membership opens it. */
export async function createMember(
  database: Database,
  libraryId: string | null,
  now: Date,
  change: { streamLimit?: number; subscription?: Partial<Prisma.SubscriptionUncheckedCreateInput> } = {},
) {
  const tag = randomBytes(4).toString('hex')
  const account = await database.account.create({
    data: { email: `${tag}@member.test`, name: `Member ${tag}` },
    include: { profiles: true },
  })
  const [profile] = account.profiles
  if (!profile) throw new Error('the account has no first profile')
  if (libraryId !== null) {
    const plan = await database.plan.create({
      data: {
        slug: `plan-${tag}`,
        name: `Plan ${tag}`,
        description: 'A plan to test with.',
        streamLimit: change.streamLimit ?? 3,
        position: Number.parseInt(tag, 16) % 2_000_000_000,
        libraries: { create: { libraryId } },
      },
    })
    const currentPeriodEnd = new Date(now.getTime() + 30 * dayMilliseconds)
    const data = { accountId: account.id, planId: plan.id, status: 'ACTIVE' as const, currentPeriodEnd }
    await database.subscription.create({ data: { ...data, ...change.subscription } })
  }
  const { id, name, email, role } = account
  const viewer = { id, name, email, role, profile }
  return { viewer, claims: { accountId: account.id, sessionVersion: account.sessionVersion } }
}
