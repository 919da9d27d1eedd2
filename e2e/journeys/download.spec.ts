import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from '#e2e/fixtures.ts'

test('a member takes the press notes home: the very bytes, under their real name', async ({
  page,
  people,
  portal,
  origin,
}) => {
  await people.signIn(page, await people.create({ plan: 'e2e-premium' }))
  await page.goto(`${origin}/titles/${portal.film.titleSlug}`)
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: `Download ${portal.download.name}` }).click()

  const download = await started
  expect(download.suggestedFilename()).toBe(portal.download.fileName)
  const bytes = await readFile(await download.path())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(portal.download.sha256)
  expect(new URL(download.url()).origin, 'not from the app').toBe(portal.edgeOrigin)
  expect(new URL(page.url()).pathname, 'and the page stays').toBe(`/titles/${portal.film.titleSlug}`)
})

test('who has another plan, or none, is told why, and gets no address', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const titlePath = `/titles/${portal.film.titleSlug}`
  const { id } = await database.download.findFirstOrThrow({ where: { title: { slug: portal.film.titleSlug } } })
  await page.goto(`${origin}/files/download/${id}`)
  await expect(page.getByRole('region', { name: 'Sign in to watch' })).toBeVisible()

  await people.signIn(page, await people.create({ plan: 'e2e-basic' }))
  await page.goto(`${origin}${titlePath}`)
  await expect(page.getByText(portal.download.name, { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Download/ })).toHaveCount(0)
  await page.goto(`${origin}/files/download/${id}`)
  await expect(page.getByRole('region', { name: 'Not in your plan' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(titlePath)

  const asProgram = { headers: { Accept: 'application/json' }, maxRedirects: 0 }
  const refused = await context.request.get(`${origin}/files/download/${id}`, asProgram)
  expect([refused.status(), await refused.json()]).toMatchObject([403, { error: { code: 'NOT_IN_PLAN' } }])
  const missing = await context.request.get(`${origin}/files/download/${'0'.repeat(32)}`, asProgram)
  expect([missing.status(), await missing.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }])
  await page.goto(`${origin}/files/download/${'0'.repeat(32)}`)
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
})

test('the answer is nobody’s to keep or to tell on', async ({ context, people, portal, database, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const { id } = await database.download.findFirstOrThrow({ where: { title: { slug: portal.film.titleSlug } } })
  const led = await context.request.get(`${origin}/files/download/${id}`, { maxRedirects: 0 })
  expect(led.status()).toBe(303)
  expect(led.headers()).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
})
