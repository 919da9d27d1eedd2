import { hashPassword, verifyPassword } from '#features/accounts/password.ts'
import { openDatabase, type Database, type Transaction } from '#platform/database.ts'
import { writeSlug } from '#features/library-admin/slug.ts'
import { demoCatalogue, type DemoPlayable, type DemoCredit, type DemoTitle } from '#scripts/demo/catalogue.ts'
import { demoPeople, demoPlans } from './demo-people.ts'

/** The seed was pointed at a database in which somebody else's people live. */
export class SeedRefusal extends Error {
  override name = 'SeedRefusal'
}

/**
 * Fills the embedded database with the demo: people, plans, libraries and titles; the media come later, through the
 * ingest pipeline. Safe to repeat: names and words are left as they are, memberships are set relative to today, so that
 * the demo looks the same on any day.
 *
 * @throws SeedRefusal When the database holds people whom the seed did not make and none whom it did.
 */
export async function seedDemo({
  databaseUrl,
  demoPassword,
}: {
  databaseUrl: string
  demoPassword: string
}): Promise<void> {
  const database = openDatabase(databaseUrl, 2)
  try {
    await assertOwnPeople(database)
    const newLibraries = await seedCatalogue(database)
    await seedPlans(database, newLibraries)
    await seedPeople(database, demoPassword, new Date())
  } finally {
    await database.$disconnect()
  }
}

async function assertOwnPeople(database: Database): Promise<void> {
  const [ownPeople, others] = await Promise.all([
    database.account.count({ where: { isDemo: true } }),
    database.account.count({ where: { isDemo: false } }),
  ])
  if (ownPeople === 0 && others > 0) {
    throw new SeedRefusal(`This database holds ${others} people the demo did not make: nothing was written to it.`)
  }
}

/** Says which libraries are new: those a plan of an older demo does not know yet. */
async function seedCatalogue(database: Database): Promise<string[]> {
  const known = new Set((await database.library.findMany({ select: { slug: true } })).map(({ slug }) => slug))
  for (const [position, { slug, titles, ...library }] of demoCatalogue.entries()) {
    const { id: libraryId } = await database.library.upsert({
      where: { slug },
      create: { slug, position, ...library },
      update: {},
      select: { id: true },
    })
    for (const title of titles) {
      await database.title.upsert({
        where: { slug: title.slug },
        create: await describeTitle(database, title, libraryId),
        update: {},
      })
      // A home of an earlier version has the titles without their ages and their people.
      const unrated = { slug: title.slug, maturityAge: null }
      await database.title.updateMany({ where: unrated, data: { maturityAge: title.maturityAge } })
      await addMissingPeople(database, title)
    }
  }
  return demoCatalogue.flatMap(({ slug }) => (known.has(slug) ? [] : [slug]))
}

async function describeTitle(database: Database, title: DemoTitle, libraryId: string) {
  const { playables, people = [], ...rest } = title
  return {
    ...rest,
    libraryId,
    status: 'PUBLISHED' as const,
    people: { create: await describeCredits(database, people) },
    playables: { create: playables.map(describePlayable) },
  }
}

/** Only where nobody is named yet: what somebody made of the credits afterwards stays. */
async function addMissingPeople(database: Database, { slug, people = [] }: DemoTitle): Promise<void> {
  const bare = await database.title.findFirst({ where: { slug, people: { none: {} } }, select: { id: true } })
  if (!bare || people.length === 0) return
  const data = { people: { create: await describeCredits(database, people) } }
  await database.title.update({ where: { id: bare.id }, data })
}

async function describeCredits(database: Database, people: readonly DemoCredit[]) {
  const credits = []
  for (const [index, { name, role, part }] of people.entries()) {
    const slug = writeSlug(name)
    const { id: personId } = await database.person.upsert({ where: { slug }, create: { slug, name }, update: {} })
    credits.push({ personId, role, part: part ?? null, position: index + 1 })
  }
  return credits
}

function describePlayable({ name, kind, position, episode }: DemoPlayable) {
  if (!episode) return { name, kind, position }
  const { chapters, ...marks } = episode
  const named = chapters.map(([startSeconds, chapter], index) => ({ position: index + 1, startSeconds, name: chapter }))
  return { name, kind, position, ...marks, chapters: { create: named } }
}

async function seedPlans(database: Database, newLibraries: string[]): Promise<void> {
  for (const { libraries, slug, ...plan } of demoPlans) {
    const opens = await database.library.findMany({
      where: { slug: { in: libraries } },
      select: { id: true, slug: true },
    })
    const { id: planId } = await database.plan.upsert({
      where: { slug },
      create: { slug, ...plan, libraries: { create: opens.map(({ id }) => ({ libraryId: id })) } },
      update: {},
      select: { id: true },
    })
    const added = opens.filter((library) => newLibraries.includes(library.slug))
    await database.planLibrary.createMany({
      data: added.map(({ id }) => ({ planId, libraryId: id })),
      skipDuplicates: true,
    })
  }
}

async function seedPeople(database: Database, demoPassword: string, now: Date): Promise<void> {
  const passwordHash = await findPasswordHash(database, demoPassword)
  for (const { handle, name, role, subscription, profiles } of demoPeople) {
    const email = `${handle}@usher.test`
    await database.$transaction(async (tx) => {
      const account = await tx.account.upsert({
        where: { email },
        create: { email, name, role, passwordHash, isDemo: true },
        update: { passwordHash },
        select: { id: true },
      })
      if (subscription) await seedSubscription(tx, account.id, subscription(now))
      if (profiles) await seedProfiles(tx, account.id, profiles)
    })
  }
}

async function seedSubscription(
  tx: Transaction,
  accountId: string,
  { plan, ...state }: ReturnType<NonNullable<(typeof demoPeople)[number]['subscription']>>,
): Promise<void> {
  const { count } = await tx.subscription.updateMany({ where: { accountId, isCurrent: true }, data: state })
  if (count > 0) return
  const { id: planId } = await tx.plan.findUniqueOrThrow({ where: { slug: plan }, select: { id: true } })
  await tx.subscription.create({ data: { accountId, planId, ...state } })
}

/** Once, while the account has no more than its first: what somebody made of the profiles afterwards stays. */
async function seedProfiles(
  tx: Transaction,
  accountId: string,
  profiles: NonNullable<(typeof demoPeople)[number]['profiles']>,
): Promise<void> {
  if ((await tx.profile.count({ where: { accountId } })) > 1) return
  for (const [index, { pin, ...profile }] of profiles.entries()) {
    const position = index + 1
    const data = { ...profile, pinHash: pin === null ? null : await hashPassword(pin) }
    await tx.profile.upsert({
      where: { accountId_position: { accountId, position } },
      create: { ...data, accountId, position },
      update: data,
    })
  }
}

/** The hash that the demo people already have, if it fits; a new one costs as much as a sign-in. */
async function findPasswordHash(database: Database, demoPassword: string): Promise<string> {
  const known = await database.account.findFirst({
    where: { isDemo: true, passwordHash: { not: null } },
    select: { passwordHash: true },
  })
  const isSame = known !== null && (await verifyPassword(demoPassword, known.passwordHash))
  return isSame && known.passwordHash !== null ? known.passwordHash : hashPassword(demoPassword)
}
