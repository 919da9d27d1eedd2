import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'
import type { PortalState } from '#e2e/support/portal-state.ts'
import { shareByLink } from '#e2e/support/private-files.ts'
import type { Database } from '#platform/database.ts'

type Made = {
  personSlug: string
  profileId: string
  fileId: string
  shareToken: string
  setupToken: string
  portal: PortalState
}
/** Addresses of one page of `app/`, by who looks at it. */
type Addresses = Partial<Record<'visitor' | 'member' | 'owner', (made: Made) => string[]>>

/** Every page that there is; one that is missing here fails the first test. */
const pages: Record<string, Addresses> = {
  '.': { visitor: () => ['/', '/nowhere', '/offline'], member: () => ['/'] },
  account: { member: () => ['/account'] },
  admin: { owner: () => ['/admin'] },
  'admin/audit': { owner: () => ['/admin/audit', '/admin/audit?subject=nothing'] },
  'admin/files': { owner: () => ['/admin/files'] },
  'admin/files/[id]': { owner: ({ fileId }) => [`/admin/files/${fileId}`] },
  'admin/keys': { owner: () => ['/admin/keys'] },
  'admin/sources': { owner: () => ['/admin/sources'] },
  'admin/titles': { owner: () => ['/admin/titles', '/admin/titles?q=zzzz'] },
  'admin/titles/change': {
    owner: () => ['/admin/titles/change', '/admin/titles/change?scope=view&change=setYear&setYear=1999'],
  },
  'admin/titles/changes': { owner: () => ['/admin/titles/changes'] },
  browse: { visitor: () => ['/browse'], member: () => ['/browse'] },
  'browse/[slug]': { visitor: () => ['/browse/e2e-films', '/browse/e2e-films?year=1901'] },
  'dev/ui': {},
  genres: { visitor: () => ['/genres'] },
  'genres/[slug]': { visitor: () => ['/genres/axe'] },
  history: { member: () => ['/history'] },
  list: { member: () => ['/list'] },
  'people/[slug]': { visitor: ({ personSlug }) => [`/people/${personSlug}`] },
  plans: { visitor: () => ['/plans'], member: () => ['/plans'] },
  profiles: { member: () => ['/profiles'] },
  'profiles/confirm': { member: () => ['/profiles/confirm'] },
  'profiles/manage': { member: () => ['/profiles/manage'] },
  'profiles/manage/[id]': { member: ({ profileId }) => [`/profiles/manage/${profileId}`] },
  search: { visitor: () => ['/search', '/search?q=second', '/search?q=zzzz'] },
  'setup/[token]': { visitor: ({ setupToken }) => [`/setup/${setupToken}`, '/setup/no-such'] },
  'shares/[token]': { visitor: ({ shareToken }) => [`/shares/${shareToken}`, '/shares/no-such'] },
  'sign-in': { visitor: () => ['/sign-in'] },
  'titles/[slug]': {
    visitor: ({ portal: { film, series, album } }) =>
      [film, series, album].map(({ titleSlug }) => `/titles/${titleSlug}`),
    member: ({ portal: { film, series, album } }) =>
      [film, series, album].map(({ titleSlug }) => `/titles/${titleSlug}`),
  },
  'titles/[slug]/trailer': { visitor: ({ portal: { short } }) => [`/titles/${short.titleSlug}/trailer`] },
  'watch/[id]': {
    visitor: ({ portal: { film } }) => [`/watch/${film.playableId}`],
    member: ({ portal: { preparingPlayableId } }) => [`/watch/${preparingPlayableId}`],
  },
}

const addressesFor = (who: keyof Addresses, made: Made) =>
  Object.values(pages).flatMap((page) => page[who]?.(made) ?? [])

/** Looks at each page once, on paper and in ink; what does not work without being opened is opened. */
async function expectAccessible(page: Page, origin: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(`${origin}${address}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect.soft(await findAccessibilityFaults(page), `${address}, on paper`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect.soft(await findAccessibilityFaults(page, 'colours'), `${address}, in ink`).toEqual([])
  }
}

/** What the pages are about, beside the portal's own films. */
async function make(database: Database, portal: PortalState, accountId: string): Promise<Made> {
  const id = randomBytes(16).toString('hex')
  const at = new Date()
  const names = { fileName: `For axe ${id}.pdf`, objectKey: `private/${id}/for-axe.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 1n, status: 'READY' as const, readyAt: at, createdAt: at }
  await database.privateFile.create({ data: { id, ...names, ...facts, createdById: accountId } })
  const { id: titleId } = await database.title.findUniqueOrThrow({ where: { slug: portal.film.titleSlug } })
  const person = { slug: `ann-axe-${id}`, name: 'Ann Axe', titles: { create: { titleId, role: 'DIRECTOR' as const } } }
  await database.person.create({ data: person })
  const profile = await database.profile.findFirstOrThrow({ where: { accountId } })
  const setupToken = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(setupToken).digest('hex')
  await database.setupToken.create({ data: { accountId, tokenHash, expiresAt: new Date(at.getTime() + 1_800_000) } })
  // Left as it is: each of these tests writes the same.
  await database.title.update({ where: { slug: portal.series.titleSlug }, data: { genres: ['Axe'] } })
  const shareToken = await shareByLink(database, id)
  return { personSlug: person.slug, profileId: profile.id, fileId: id, shareToken, setupToken, portal }
}

test('every page of the portal is in the list', () => {
  const found = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|\/)page\.tsx$/.test(path),
  )
  expect(found.map((path) => dirname(path)).sort()).toEqual(Object.keys(pages).sort())
})

for (const who of ['visitor', 'member', 'owner'] as const) {
  test(`axe finds nothing on any page of a ${who}, on paper and in ink`, async ({
    page,
    context,
    people,
    database,
    portal,
    origin,
  }) => {
    test.setTimeout(300_000)
    const person = await people.create({ plan: 'e2e-premium' }, who === 'owner' ? 'OWNER' : 'MEMBER')
    const made = await make(database, portal, person.accountId)
    if (who !== 'visitor') await people.signInQuietly(context, person)
    await expectAccessible(page, origin, addressesFor(who, made))

    await page.evaluate(() => document.querySelector('h1')?.insertAdjacentHTML('afterend', '<img src="/icon.svg">'))
    expect(await findAccessibilityFaults(page), 'control: a picture without words').toHaveLength(1)
    await page.evaluate(() => {
      const grey = document.createElement('p')
      grey.textContent = 'Grey on grey'
      Object.assign(grey.style, { color: '#333', background: '#222' })
      document.querySelector('main')?.prepend(grey)
    })
    expect(await findAccessibilityFaults(page, 'colours'), 'control: grey on grey').toHaveLength(1)
    await database.privateFile.delete({ where: { id: made.fileId } })
    await database.person.delete({ where: { slug: made.personSlug } })
  })
}
