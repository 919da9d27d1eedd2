import { randomBytes } from 'node:crypto'
import { expect, test } from '#e2e/fixtures.ts'

test('an editor changes titles by keyboard alone, and undoes it', async ({ page, people, database, origin }) => {
  const word = `bulk${randomBytes(6).toString('hex')}`
  const { id: libraryId } = await database.library.findUniqueOrThrow({ where: { slug: 'e2e-films' } })
  const draft = { libraryId, kind: 'FILM' as const, synopsis: 'Made for one test.', year: 1970 }
  await database.title.createMany({
    data: ['One', 'Three', 'Two'].map((name) => ({
      ...draft,
      name: `${name} ${word}`,
      slug: `${name.toLowerCase()}-${word}`,
    })),
  })
  const years = async () => {
    const titles = await database.title.findMany({ where: { name: { contains: word } }, orderBy: { name: 'asc' } })
    return titles.map(({ year }) => year)
  }
  await people.signIn(page, await people.create(null, 'EDITOR'))
  await page.goto(`${origin}/admin/titles?q=${word}&sort=name`)
  await page.getByRole('checkbox', { name: `Choose One ${word}` }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('checkbox', { name: `Choose Two ${word}` })).toBeFocused()
  await page.getByRole('button', { name: 'Change the chosen' }).press('Enter')

  await expect(page.getByText('2 titles are chosen.')).toBeVisible()
  await page.getByRole('radio', { name: 'Set the year' }).press('Space')
  await page.getByRole('textbox', { name: /^Year/ }).fill('1999')
  await page.getByRole('textbox', { name: /^Year/ }).press('Enter')
  await expect(page.getByRole('row', { name: `Two ${word} 1970 1999` })).toBeVisible()
  expect(await years()).toEqual([1970, 1970, 1970])
  await page.getByRole('button', { name: 'Change 2 titles' }).press('Enter')

  const undo = page.getByRole('button', { name: 'Undo: Set the year: 1999' }).first()
  await expect(undo).toBeVisible()
  expect(await years()).toEqual([1970, 1999, 1999])
  await undo.press('Enter')
  await expect(page.getByText(/^Undone/).first()).toBeVisible()
  expect(await years()).toEqual([1970, 1970, 1970])
  await database.title.deleteMany({ where: { name: { contains: word } } })
})
