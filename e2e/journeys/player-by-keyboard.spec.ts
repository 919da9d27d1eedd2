import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'
import { countFrames, readTime } from '#e2e/support/picture.ts'
import { playOn, readSize } from '#e2e/support/player-page.ts'

test('a whole session by keyboard alone, and axe finds nothing in any of its states', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  await page.goto(`${origin}/titles/${portal.series.titleSlug}`)
  const watch = page.locator(`a[href="/watch/${portal.series.first.playableId}"]`).first()
  await watch.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/watch/**')
  const player = page.getByRole('region', { name: 'Player' })
  const video = player.getByLabel('Out video')
  const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), { timeout: 60_000 })
    .toBe(4)
  if (await isPaused()) await page.keyboard.press('k')
  await expect.poll(() => countFrames(video), { timeout: 60_000 }).toBeGreaterThanOrEqual(24)
  expect(await findAccessibilityFaults(page), 'playing').toEqual([])

  await page.keyboard.press('k')
  await expect.poll(isPaused).toBe(true)
  await expect(player.getByRole('status')).toHaveText('Paused')
  await page.keyboard.press('0')
  await page.keyboard.press('l')
  await expect.poll(() => readTime(video)).toBeCloseTo(10, 0)
  await page.keyboard.press('j')
  await page.keyboard.press('.')
  await expect.poll(() => readTime(video)).toBeGreaterThan(0.02)
  await page.keyboard.press('1')
  await expect.poll(() => readTime(video)).toBeCloseTo(1.2, 1)
  await expect(player.getByRole('button', { name: 'Skip intro' })).toBeVisible()
  await page.keyboard.press('s')
  await expect.poll(() => readTime(video)).toBeCloseTo(4, 1)
  await expect(player.getByRole('status')).toHaveText('Intro skipped')
  await page.keyboard.press('c')
  await expect(player.getByRole('status')).toHaveText(/^Captions: /)
  await page.keyboard.press('m')
  await expect(player.getByRole('status')).toHaveText('Sound off')
  expect(await findAccessibilityFaults(page), 'paused').toEqual([])

  // The settings menu: by Tab to its button, by arrows and Enter to a smaller picture.
  const menuButton = player.locator('media-settings-menu-button')
  for (let presses = 0; presses < 40; presses += 1) {
    if (await menuButton.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(menuButton).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(player.getByRole('menuitem', { name: 'Quality' })).toBeVisible()
  expect(await findAccessibilityFaults(page), 'menu open').toEqual([])
  await page.keyboard.press('Enter')
  const smaller = player.getByRole('menuitemradio', { name: '240p' })
  await expect(smaller).toBeVisible()
  // The items live in the menu's shadow root, which has a focus of its own.
  const isFocused = () => smaller.evaluate((item) => (item.getRootNode() as ShadowRoot).activeElement === item)
  await expect(async () => {
    if (!(await isFocused())) await page.keyboard.press('ArrowDown')
    expect(await isFocused()).toBe(true)
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(player.getByRole('status')).toHaveText('Quality 240p')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('k')
  await expect.poll(isPaused).toBe(false)
  await expect.poll(() => readSize(video), { timeout: 60_000 }).toEqual([426, 240])

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Skip the intro')
  expect(await findAccessibilityFaults(page), 'the sheet of keys').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.waitForURL(`**/watch/${portal.series.second.playableId}`)
  await playOn(player.getByLabel('And back video'))
})

test('axe finds nothing in a refusal', async ({ page, context, people, portal, origin }) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  await page.route('**/api/playback/grants', (route) =>
    route.fulfill({
      status: 409,
      json: {
        error: { code: 'TOO_MANY_STREAMS', message: 'Too many.', retryable: true },
        devices: [{ grantId: '0190f5c3-0000-7000-8000-000000000000', name: 'Firefox on Windows' }],
      },
    }),
  )
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  await expect(page.getByRole('alert').filter({ hasText: 'Firefox on Windows' })).toBeVisible()
  expect(await findAccessibilityFaults(page), 'refused').toEqual([])
})
