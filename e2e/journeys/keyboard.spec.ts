import { expect, test } from '#e2e/fixtures.ts'
import { countFrames, readTime } from '#e2e/support/picture.ts'

test('Space pauses and goes on, arrows seek, ? shows the keys', async ({ page, context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  const video = page.getByRole('region', { name: 'Player' }).getByLabel('A short video')
  const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(2)

  if (await isPaused()) await page.keyboard.press('Space')
  await expect.poll(isPaused).toBe(false)
  await expect.poll(() => countFrames(video)).toBeGreaterThan(12)

  await page.keyboard.press('Space')
  await expect.poll(isPaused).toBe(true)
  const pausedAt = await readTime(video)

  await page.keyboard.press('ArrowRight')
  await expect.poll(() => readTime(video)).toBeGreaterThan(pausedAt + 1)
  await page.keyboard.press('0')
  await expect.poll(() => readTime(video)).toBeLessThan(0.5)
  expect(await isPaused(), 'seeking does not start it').toBe(true)

  await page.keyboard.press('Space')
  await expect.poll(isPaused).toBe(false)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Full screen')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
