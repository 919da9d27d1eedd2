import { hashPassword, verifyPassword } from '#features/accounts/password.ts'
import { openDatabase, type Database, type Transaction } from '#platform/database.ts'
import { demoCatalogue } from '#scripts/demo/catalogue.ts'
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
    await seedCatalogue(database)
    await seedPlans(database)
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

async function seedCatalogue(database: Database): Promise<void> {
  for (const [position, { slug, titles, ...library }] of demoCatalogue.entries()) {
    const { id: libraryId } = await database.library.upsert({
      where: { slug },
      create: { slug, position, ...library },
      update: {},
      select: { id: true },
    })
    for (const { slug: titleSlug, playables, ...title } of titles) {
      await database.title.upsert({
        where: { slug: titleSlug },
        create: {
          ...title,
          slug: titleSlug,
          libraryId,
          status: 'PUBLISHED',
          playables: { create: playables.map(({ name, kind, position: place }) => ({ name, kind, position: place })) },
        },
        update: {},
      })
      // A home of an earlier version has the titles without their ages.
      const unrated = { slug: titleSlug, maturityAge: null }
      await database.title.updateMany({ where: unrated, data: { maturityAge: title.maturityAge } })
    }
  }
}

async function seedPlans(database: Database): Promise<void> {
  for (const { libraries, slug, ...plan } of demoPlans) {
    const opens = await database.library.findMany({ where: { slug: { in: libraries } }, select: { id: true } })
    await database.plan.upsert({
      where: { slug },
      create: { slug, ...plan, libraries: { create: opens.map(({ id }) => ({ libraryId: id })) } },
      update: {},
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
