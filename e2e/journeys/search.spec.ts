import { expect, test } from '#e2e/fixtures.ts'

test('a visitor types a name with a slip, comes to the title and to its plan, by keyboard alone', async ({
  page,
  origin,
}) => {
  await page.goto(`${origin}/browse`)
  // The key works once the page's script has come.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page).toHaveURL(/\/search$/, { timeout: 3_000 })
  }).toPass()
  const field = page.getByRole('searchbox', { name: /Search titles/ })
  await expect(field).toBeFocused()
  await field.fill('')
  await page.keyboard.type('the lnog secnod')
  const found = page.getByRole('link', { name: /The long second/ })
  await expect(found).toBeVisible()
  await expect(page).toHaveURL(/\/search\?q=the%20lnog%20secnod$/)
  await expect(page.getByRole('status')).toHaveText(/result/)
  await found.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'The long second' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Sign in to watch' })).toContainText('for members with Premium')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Plans' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Premium', exact: true })).toBeVisible()
})

test('what nobody made is said so, with what there is instead', async ({ page, origin }) => {
  await page.goto(`${origin}/search?q=${encodeURIComponent('"><script>qqq</script>')}`)
  await expect(page.getByRole('status')).toHaveText(/Nothing here goes by “"><script>qqq<\/script>”/)
  await expect(page.getByRole('heading', { name: 'New here, meanwhile' })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the search is a form', async ({ page, origin }) => {
    await page.goto(`${origin}/search`)
    const field = page.getByRole('searchbox', { name: /Search titles/ })
    await field.fill('short')
    await field.press('Enter')
    await expect(page.getByRole('link', { name: /A short/ })).toBeVisible()
  })
})
