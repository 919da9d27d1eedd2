import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'

test('a visitor reads the portal in the language of the browser, and in the one they choose from then on', async ({
  browser,
  origin,
}) => {
  const context = await browser.newContext({ locale: 'de-AT' })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE')
  await expect(page.getByRole('heading', { name: 'Schön, dass du da bist' })).toBeVisible()

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
  await page.goto(`${origin}/plans`)
  await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible()
  await context.close()
})

test('without scripts the language is chosen to German and back', async ({ browser, origin }) => {
  const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('button', { name: 'Anmelden', exact: true })).toBeVisible()
  expect(new URL(page.url()).pathname, 'on the same page').toBe('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await context.close()
})

test('a member’s choice is their profile’s, so that it follows them to another browser', async ({
  browser,
  page,
  people,
  database,
  origin,
}) => {
  const member = await people.create({ plan: 'e2e-premium' })
  await people.signIn(page, member)
  await page.goto(`${origin}/account`)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Dein Konto', level: 1 })).toBeVisible()
  const [profile] = await database.profile.findMany({ where: { accountId: member.accountId } })
  expect(profile?.language).toBe('de')

  const other = await browser.newContext({ locale: 'en-GB' })
  await people.signInQuietly(other, member)
  const elsewhere = await other.newPage()
  await elsewhere.goto(`${origin}/account`)
  await expect(elsewhere.getByText('Aktiv', { exact: true })).toBeVisible()
  await other.close()
})

test('times are told in the viewer’s own zone as soon as the browser has named it', async ({ browser, origin }) => {
  const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  await page.goto(`${origin}/browse`)
  await expect
    .poll(async () => (await context.cookies()).find(({ name }) => name === 'usher-time-zone')?.value)
    .toBe('Asia/Tokyo')
  await context.close()
})

for (const path of ['/', '/browse', '/sign-in', '/plans', '/search?q=zzz']) {
  test(`${path} in German: accessible, and nothing wider than a phone, in either direction of writing`, async ({
    browser,
    origin,
  }) => {
    const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.goto(`${origin}${path}`)
    expect(await findAccessibilityFaults(page)).toEqual([])
    for (const direction of ['ltr', 'rtl']) {
      await page.locator('html').evaluate((root, value) => root.setAttribute('dir', value), direction)
      const { wide, window } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }))
      expect(wide, `written ${direction}`).toBeLessThanOrEqual(window)
    }
    await context.close()
  })
}
