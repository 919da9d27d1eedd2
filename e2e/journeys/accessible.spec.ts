import { randomBytes } from 'node:crypto'
import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'

test('every page of the staff area passes axe, on paper and in ink', async ({ page, people, database, origin }) => {
  const owner = await people.create(null, 'OWNER')
  await people.signInQuietly(page.context(), owner)
  const id = randomBytes(16).toString('hex')
  const at = new Date()
  const names = { fileName: `For axe ${id}.pdf`, objectKey: `private/${id}/for-axe.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 1n, status: 'READY' as const, readyAt: at, createdAt: at }
  await database.privateFile.create({ data: { id, ...names, ...facts, createdById: owner.accountId } })

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of ['/admin', '/admin/keys', '/admin/files', `/admin/files/${id}`, '/admin/sources']) {
      await page.goto(`${origin}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect.soft(await findAccessibilityFaults(page), `${path}, ${colorScheme}`).toEqual([])
    }
  }
  await page.evaluate(() => document.querySelector('h1')?.insertAdjacentHTML('afterend', '<img src="/icon.svg">'))
  expect(await findAccessibilityFaults(page), 'control: a picture without words').toHaveLength(1)
  await database.privateFile.delete({ where: { id } })
})
