import { expect, test } from '#e2e/fixtures.ts'
import { countFrames, readTime } from '#e2e/support/picture.ts'

// Without a graphics card, and with other specs beside it, the first picture may take long.
const slowly = { timeout: 60_000 }

test('Space pauses and goes on, arrows and digits seek, ? shows the keys, and the film ends', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  const video = page.getByRole('region', { name: 'Player' }).getByLabel('A short video')
  const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  const press = async (key: string, becomesPaused: boolean) => {
    await page.keyboard.press(key)
    await expect.poll(isPaused, `paused after ${key}`).toBe(becomesPaused)
  }
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), slowly).toBeGreaterThan(0)

  // Whether the browser let it begin by itself is the browser's affair: from here on it stands at its beginning.
  if (!(await isPaused())) await press('k', true)
  await page.keyboard.press('0')
  await expect.poll(() => readTime(video)).toBeLessThan(0.5)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => readTime(video)).toBeCloseTo(5, 0)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => readTime(video)).toBeLessThan(0.5)
  expect(await isPaused(), 'seeking does not start it').toBe(true)

  await press('Space', false)
  await expect.poll(() => countFrames(video), slowly).toBeGreaterThan(12)
  await press('Space', true)

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Full screen')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('9')
  await press('Space', false)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.ended), slowly).toBe(true)
})
