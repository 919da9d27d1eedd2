import type { BrowserContext } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { askGrant, sendRaw, takeCookies, type MediaCookies } from '#e2e/support/attacker.ts'
import { choose, makeFamily, sendAgain } from '#e2e/support/profiles.ts'

const filmName = 'The long second'

/** What a policy opens, from the cookie that carries it. */
function readResource(cookies: MediaCookies): string {
  const text = (cookies.get('CloudFront-Policy') ?? '').replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/')
  return JSON.parse(Buffer.from(text, 'base64').toString()).Statement[0].Resource
}

test('a child’s profile reaches a grown-ups’ title by no address', async ({
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  test.slow()
  const person = await people.create({ plan: 'e2e-premium' })
  const { adultId, childId, pin } = await makeFamily(database, portal, person)
  const [adult, child] = [await browser.newContext(), await browser.newContext()]
  await people.signInQuietly(adult, person)
  await people.signInQuietly(child, person)
  expect(await choose(adult.request, origin, { profileId: adultId, pin })).toBe('/browse')
  expect(await choose(child.request, origin, { profileId: childId })).toBe('/browse')
  const { film, short } = portal

  // Pages in every form that the server gives them in.
  const forms: [string, string, Record<string, string>][] = [
    ['the title', `/titles/${film.titleSlug}`, {}],
    ['the title for the router', `/titles/${film.titleSlug}?_rsc=1a2b3`, { RSC: '1' }],
    ['the title, prefetched', `/titles/${film.titleSlug}`, { RSC: '1', 'Next-Router-Prefetch': '1' }],
    ['the title’s own file', `/titles/${film.titleSlug}.rsc`, {}],
    ['the title’s segments', `/titles/${film.titleSlug}.segments/_tree.segment.rsc`, {}],
    ['the watch page', `/watch/${film.playableId}`, {}],
    ['the watch page for the router', `/watch/${film.playableId}?_rsc=1a2b3`, { RSC: '1' }],
    ['search', '/search?q=long+second', {}],
    ['search for the router', '/search?q=long+second&_rsc=1a2b3', { RSC: '1' }],
    ['browse', '/browse', {}],
    ['its library', `/browse/${film.librarySlug}`, {}],
    ['the front page', '/', {}],
    ['the list', '/list', {}],
    ['the history', '/history', {}],
    ['another profile in the address', `/titles/${film.titleSlug}?profileId=${adultId}`, {}],
  ]
  const textOf = async ({ request }: BrowserContext, path: string, headers: Record<string, string>) =>
    (await request.get(`${origin}${path}`, { headers })).text()
  for (const [label, path, headers] of forms) {
    expect.soft(await textOf(child, path, headers), label).not.toContain(filmName)
  }
  for (const path of [`/titles/${film.titleSlug}`, `/watch/${film.playableId}`]) {
    expect.soft((await child.request.get(`${origin}${path}`)).status(), path).toBe(404)
    expect.soft(await textOf(adult, path, {}), `control: ${path}`).toContain(filmName)
  }
  expect.soft(await textOf(adult, '/search?q=long+second', {}), 'control: search').toContain(filmName)
  expect.soft((await child.request.get(`${origin}/titles/${short.titleSlug}`)).status(), 'control: the short').toBe(200)

  // The sitemap is written for visitors: its address leads a child nowhere.
  const sitemap = await (await child.request.get(`${origin}/sitemaps/1`)).text()
  expect(sitemap, 'control: it is there').toContain(`/titles/${film.titleSlug}<`)

  // Grants, renewals, downloads.
  const refused = await askGrant(child.request, origin, film.playableId)
  expect([refused.status(), await refused.text()]).toEqual([404, expect.not.stringContaining('master.m3u8')])
  const granted = await askGrant(adult.request, origin, film.playableId)
  expect(granted.status(), 'control').toBe(201)
  const { grantId } = (await granted.json()) as { grantId: string }
  const renew = ({ request }: BrowserContext) =>
    request.post(`${origin}/api/playback/grants/${grantId}/heartbeat`, {
      data: { positionSeconds: 1, state: 'playing' },
      headers: { Origin: origin },
    })
  expect((await renew(adult)).status(), 'control').toBe(200)
  expect((await renew(child)).status(), 'the lease of a grown-up').toBe(404)
  const download = await database.download.findFirstOrThrow({ where: { title: { slug: film.titleSlug } } })
  const take = ({ request }: BrowserContext) =>
    request.get(`${origin}/files/download/${download.id}`, { headers: { Accept: 'application/json' }, maxRedirects: 0 })
  expect((await take(child)).status()).toBe(404)
  expect((await take(adult)).status(), 'control').toBe(303)

  // Media by the cookies of what a child may watch: they open that one asset.
  const [childs, adults] = [
    await takeCookies(child.request, origin, short),
    await takeCookies(adult.request, origin, film),
  ]
  expect(readResource(childs)).toMatch(new RegExp(`/library/${short.librarySlug}/${short.assetId}/\\*$`))
  const master = (one: typeof film) => `/library/${one.librarySlug}/${one.assetId}/master.m3u8`
  expect((await sendRaw(portal.edgeOrigin, master(film), childs)).status).toBe(403)
  expect((await sendRaw(portal.edgeOrigin, master(short), childs)).status, 'control').toBe(200)
  expect((await sendRaw(portal.edgeOrigin, master(film), adults)).status, 'control').toBe(200)
  await Promise.all([adult.close(), child.close()])
})

test('what a grown-up’s page does by its buttons, a child’s session does to nothing it may not know', async ({
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  const { adultId, childId, pin } = await makeFamily(database, portal, person)
  const [adult, child] = [await browser.newContext(), await browser.newContext()]
  await people.signInQuietly(adult, person)
  await people.signInQuietly(child, person)
  await choose(adult.request, origin, { profileId: adultId, pin })
  const titleIdOf = async (slug: string) => (await database.title.findUniqueOrThrow({ where: { slug } })).id
  const [filmId, shortId] = [await titleIdOf(portal.film.titleSlug), await titleIdOf(portal.short.titleSlug)]
  const page = await adult.newPage()
  await page.goto(`${origin}/titles/${portal.film.titleSlug}`)

  const keeps = [
    ['list', /^Add .* to My list$/, (profileId: string) => database.listEntry.count({ where: { profileId } })],
    ['thumb', /^I like /, (profileId: string) => database.rating.count({ where: { profileId } })],
    ['watched', /^Mark as watched: /, (profileId: string) => database.progress.count({ where: { profileId } })],
  ] as const
  for (const [label, name, count] of keeps) {
    const sending = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name }).click()
    const sent = await sending
    await expect.poll(() => count(adultId), `control: ${label} of the grown-up`).toBe(1)
    await sendAgain(child, sent, origin)
    expect(await count(childId), label).toBe(0)
    await sendAgain(child, sent, origin, (body) => body.replaceAll(filmId, shortId))
    expect(await count(childId), `control: ${label} of what it may see`).toBe(1)
  }
  await Promise.all([adult.close(), child.close()])
})

test('a child’s session neither leaves its profile nor looks after the account by itself', async ({
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' }, 'OWNER')
  const { adultId, childId, pin } = await makeFamily(database, portal, person)
  const child = await browser.newContext()
  await people.signInQuietly(child, person)
  const { request } = child
  await choose(request, origin, { profileId: childId })
  const leadsTo = async (path: string) => new URL((await request.get(`${origin}${path}`)).url()).pathname
  const knowsFilm = async () => (await request.get(`${origin}/titles/${portal.film.titleSlug}`)).status() === 200

  for (const path of ['/account', '/profiles/manage', `/profiles/manage/${adultId}`]) {
    expect.soft(await leadsTo(path), path).toBe('/profiles/confirm')
  }
  for (const path of ['/admin', '/admin/files', '/admin/keys']) {
    expect.soft((await request.get(`${origin}${path}`)).status(), path).toBe(404)
  }
  const unknown = '0199c0de-0000-7000-8000-000000000000'
  const tries: [string, { profileId: string; pin?: string; password?: string }, RegExp][] = [
    ['without a PIN', { profileId: adultId }, /^\/profiles\?(?!.*error)/],
    ['a wrong PIN', { profileId: adultId, pin: '2581' }, /error=WRONG_PIN/],
    ['a PIN that is none', { profileId: adultId, pin: "' OR 1=1" }, /error=WRONG_PIN/],
    ['a wrong password', { profileId: adultId, password: 'guessed' }, /error=WRONG_PASSWORD/],
    ['nobody’s profile', { profileId: unknown, pin }, /error=NOT_FOUND/],
  ]
  for (const [label, form, answer] of tries) {
    expect.soft(await choose(request, origin, form), label).toMatch(answer)
    expect.soft(await knowsFilm(), label).toBe(false)
  }
  const csrf = (await (await request.get(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string }
  await request.post(`${origin}/api/auth/session`, {
    data: { ...csrf, data: { profileId: adultId } },
    headers: { Origin: origin },
  })
  expect(await knowsFilm(), 'next-auth’s own update').toBe(false)
  const stated = { profileId: adultId, pin, callbackUrl: '/browse' }
  const foreign = await request.post(`${origin}/api/profiles/choose`, {
    form: stated,
    headers: { Origin: 'https://evil.example' },
    maxRedirects: 0,
  })
  expect(foreign.status(), 'another site’s form').toBe(403)

  expect(await choose(request, origin, { profileId: adultId, pin }), 'control').toBe('/browse')
  expect(await knowsFilm(), 'control').toBe(true)
  expect(await leadsTo('/account'), 'control').toBe('/account')
  expect((await request.get(`${origin}/admin`)).status(), 'control: an owner’s').toBe(200)
  await child.close()
})
