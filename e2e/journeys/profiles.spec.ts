import { expect, test } from '#e2e/fixtures.ts'
import { makeFamily } from '#e2e/support/profiles.ts'

const filmName = 'The long second'

test('a family chooses who watches; each keeps a list and a history of their own', async ({
  page,
  people,
  portal,
  database,
  origin,
}) => {
  test.slow()
  const person = await people.create({ plan: 'e2e-premium' })
  await makeFamily(database, portal, person)
  await people.signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Who is watching?' })).toBeVisible()
  await page.getByRole('link', { name: /Ruth/ }).click()
  await page.getByLabel('PIN', { exact: true }).fill('1111')
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await expect(page.getByRole('alert').filter({ hasText: 'not the PIN' })).toBeVisible()
  await page.getByLabel('PIN', { exact: true }).fill('2580')
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await page.waitForURL(`${origin}/browse`)

  await page.goto(`${origin}/titles/${portal.film.titleSlug}`)
  await page.getByRole('button', { name: `Add ${filmName} to My list` }).click()
  await expect(page.getByRole('button', { name: `Remove ${filmName} from My list` })).toBeVisible()
  const up = page.getByRole('button', { name: `I like ${filmName}` })
  const down = page.getByRole('button', { name: `Not for me: ${filmName}` })
  await up.click()
  await expect(up).toHaveAttribute('aria-pressed', 'true')
  await down.click()
  await expect(down).toHaveAttribute('aria-pressed', 'true')
  await expect(up).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('button', { name: `Mark as watched: ${filmName}` }).click()
  await expect(page.getByRole('button', { name: `Mark ${filmName} as not watched` })).toBeVisible()

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('link', { name: 'My list' }).click()
  await expect(page.getByRole('link', { name: filmName })).toBeVisible()
  await page.goto(`${origin}/history`)
  await expect(page.getByRole('link', { name: filmName })).toBeVisible()

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('link', { name: 'Switch profile' }).click()
  await page.getByRole('button', { name: /^Kit/ }).click()
  await page.waitForURL(`${origin}/browse`)
  await expect(page.getByText(filmName)).toHaveCount(0)
  await page.goto(`${origin}/list`)
  await expect(page.getByRole('heading', { name: 'Nothing on your list yet' })).toBeVisible()

  await page.goto(`${origin}/profiles/manage`)
  await expect(page.getByRole('heading', { name: 'For grown-ups' })).toBeVisible()
  await page.getByLabel('Your password', { exact: true }).fill(portal.password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { name: 'Manage profiles' })).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Theo')
  await page.getByLabel('Shows titles').selectOption({ label: 'Up to age 12' })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('link', { name: /^Theo/ }).click()
  await page.getByLabel('New PIN').fill('9876')
  await page.getByRole('button', { name: 'Set the PIN' }).click()
  await expect(page.getByText('This profile has a PIN.')).toBeVisible()
  await page.getByLabel('I want to delete this profile').check()
  await page.getByRole('button', { name: 'Delete the profile' }).click()
  await page.waitForURL(`${origin}/profiles/manage`)
  await expect(page.getByRole('link', { name: /^Theo/ })).toHaveCount(0)
  await page.getByRole('link', { name: /^Ruth/ }).click()
  await page.getByLabel('I want to delete this profile').check()
  await page.getByRole('button', { name: 'Delete the profile' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'without a limit has to stay' })).toBeVisible()
})

test('without scripts: choosing a profile, the list, the thumbs and the history work by their forms', async ({
  browser,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  const { adultId } = await makeFamily(database, portal, person)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await people.signIn(page, person)
  await page.getByRole('link', { name: /Ruth/ }).click()
  await page.getByLabel('PIN', { exact: true }).fill('2580')
  await page.getByRole('button', { name: 'Open', exact: true }).first().click()
  await page.goto(`${origin}/titles/${portal.film.titleSlug}`)
  await page.getByRole('button', { name: `Add ${filmName} to My list` }).click()
  await expect(page.getByRole('button', { name: `Remove ${filmName} from My list` })).toBeVisible()
  await page.getByRole('button', { name: `I like ${filmName}` }).click()
  await expect(page.getByRole('button', { name: `I like ${filmName}` })).toHaveAttribute('aria-pressed', 'true')
  expect(await database.rating.findFirst({ where: { profileId: adultId } })).toMatchObject({ value: 1 })

  await page.getByRole('button', { name: `Mark as watched: ${filmName}` }).click()
  await page.goto(`${origin}/history`)
  await page.getByRole('button', { name: `Remove ${filmName} from the history` }).click()
  await expect(page.getByRole('heading', { name: 'Nothing in the history' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep no history' }).click()
  await expect(page.getByText('This profile keeps no history.')).toBeVisible()
  await page.goto(`${origin}/list`)
  await page.getByRole('button', { name: `Remove ${filmName} from My list` }).click()
  await expect(page.getByRole('heading', { name: 'Nothing on your list yet' })).toBeVisible()
  await context.close()
})
