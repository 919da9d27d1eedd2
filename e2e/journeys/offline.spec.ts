import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'

test('the portal can be installed: a manifest with its icons, and a worker in charge', async ({ page, origin }) => {
  await page.goto(`${origin}/browse`)
  const address = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await (await page.request.get(new URL(address!, origin).href)).json()
  expect(manifest).toMatchObject({ name: 'Usher', display: 'standalone', start_url: '/browse' })
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(`${origin}${src}`)
    expect([icon.status(), icon.headers()['content-type']], `${src} ${sizes}`).toEqual([200, type])
  }
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain('maskable')
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${origin}/sw.js`)
  const chromium = await page.context().newCDPSession(page)
  const { installabilityErrors } = await chromium.send('Page.getInstallabilityErrors')
  // Private windows, which tests use, cannot install; that is the one thing in the way.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('without a connection a page says so in the reader’s language, and goes on by itself', async ({
  browser,
  origin,
}) => {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${origin}/plans`)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)

  await context.setOffline(true)
  await page.goto(`${origin}/browse`)
  await expect(page.getByRole('heading', { name: /Du bist offline|Das Portal ist nicht erreichbar/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Noch einmal versuchen' })).toBeVisible()
  expect(new URL(page.url()).pathname, 'the address stays what was wanted').toBe('/browse')
  expect(await findAccessibilityFaults(page)).toEqual([])

  await context.setOffline(false)
  await expect(page.getByRole('navigation', { name: 'Hauptmenü' })).toBeVisible()
  await context.close()
})

test('the offline page follows a change of the language', async ({ browser, origin }) => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  await page.goto(`${origin}/plans`)
  const keptLanguage = () =>
    page.evaluate(async () => (await caches.match('/offline'))?.headers.get('Content-Language') ?? null)
  await expect.poll(keptLanguage).toBe('de-DE')
  await page.getByRole('button', { name: 'English' }).click()
  await expect.poll(keptLanguage).toBe('en-GB')
  await context.close()
})

test('nothing is kept but the offline page, also after a member has looked around', async ({
  page,
  people,
  origin,
}) => {
  await people.signIn(page, await people.create({ plan: 'e2e-premium' }))
  for (const path of ['/browse', '/account', '/search?q=a']) await page.goto(`${origin}${path}`)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = (await Promise.all(stores.map((store) => store.keys()))).flat()
    return requests.map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toEqual(['/offline'])
})

test('a page that is older than the portal loads itself once and says why', async ({ page, origin }) => {
  await page.goto(`${origin}/plans`)
  // Again until it is heard: the watch listens once the page's scripts have run, and a second within a minute does nothing.
  await expect(async () => {
    await page.evaluate(() => {
      const gone = Object.assign(new Error('Failed to load chunk /_next/static/chunks/gone.js'), {
        name: 'ChunkLoadError',
      })
      void Promise.reject(gone)
    })
    await expect(page.getByText('Usher was updated meanwhile')).toBeVisible({ timeout: 3_000 })
  }).toPass()
})
