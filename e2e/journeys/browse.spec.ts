import { expect, test } from '#e2e/fixtures.ts'

test('a visitor narrows a library down, takes a filter away again, and comes by a person to a title', async ({
  page,
  database,
  portal,
  origin,
}) => {
  const { id: titleId } = await database.title.update({
    where: { slug: portal.long.titleSlug },
    data: { genres: ['Sea stories'], year: 1974 },
  })
  const person = { slug: 'ada-grey', name: 'Ada Grey' }
  const { id: personId } = await database.person.upsert({ where: { slug: person.slug }, create: person, update: {} })
  const credit = { titleId, personId, role: 'DIRECTOR' as const }
  await database.titlePerson.createMany({ data: [credit], skipDuplicates: true })

  // What titles are told apart by is kept for half a minute, and somebody may just have looked.
  await expect(async () => {
    await page.goto(`${origin}/browse/${portal.long.librarySlug}?decade=1970&length=under-15`)
    await expect(page.getByRole('link', { name: /The long night/ })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Remove the filter 1970s' })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 45_000 })
  await page.getByRole('link', { name: 'Remove the filter 1970s' }).click()
  await expect(page).toHaveURL(/\?length=under-15$/)
  await page.goto(`${origin}/browse/${portal.long.librarySlug}?length=over-90&genre=%25&after=AAAA&sort='`)
  await expect(page.getByRole('heading', { name: 'Nothing fits all of that' })).toBeVisible()

  await page.goto(`${origin}/titles/${portal.long.titleSlug}`)
  await page.getByRole('link', { name: 'Ada Grey' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Grey' })).toBeVisible()
  await expect(page.getByRole('link', { name: /The long night/ })).toBeVisible()
  for (const path of ['/people/nobody', '/genres/nothing', '/browse/nowhere']) {
    expect((await page.goto(`${origin}${path}`))?.status(), path).toBe(404)
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the filters are a form', async ({ page, portal, origin }) => {
    await page.goto(`${origin}/browse/${portal.long.librarySlug}`)
    await page.getByLabel('Length').selectOption('over-90')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Nothing fits all of that' })).toBeVisible()
    await page.getByRole('link', { name: 'Remove all filters' }).click()
    await expect(page.getByRole('link', { name: /The long night/ })).toBeVisible()
  })

  test('a member signs in, browses and opens a title; what is not there, and what needs scripts, is said', async ({
    page,
    people,
    portal,
    origin,
  }) => {
    await people.signIn(page, await people.create({ plan: 'e2e-premium' }))
    await expect(page).toHaveURL(`${origin}/browse`)
    await page.locator(`main a[href="/titles/${portal.short.titleSlug}"]`).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'A short' })).toBeVisible()
    await page.locator(`main a[href="/watch/${portal.short.playableId}"]`).first().click()
    // Playwright reads no text of it.
    const words = () => page.locator('main noscript').evaluate((element) => element.textContent)
    await expect.poll(words).toContain('Playing needs JavaScript.')
    await expect(page.getByText('Loading.')).toBeHidden()
    await page.goto(`${origin}/titles/nobody-made-this`)
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
    await page.getByRole('link', { name: 'Browse the catalogue' }).click()
    await expect(page).toHaveURL(`${origin}/browse`)
  })
})
