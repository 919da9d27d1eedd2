import { expect, test } from '#e2e/fixtures.ts'
import { expectFocusSeen, keyTo } from '#e2e/support/keyboard.ts'
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

test('from signing in to signing out by keyboard alone, and the focus is seen at each step', async ({
  page,
  people,
  portal,
  database,
  origin,
}) => {
  test.slow()
  const person = await people.create({ plan: 'e2e-premium' })
  await database.profile.create({ data: { accountId: person.accountId, name: 'Theo', position: 2 } })
  const { keyboard } = page
  const enterAt = async (target: Parameters<typeof keyTo>[1]) => {
    await keyTo(page, target)
    await keyboard.press('Enter')
  }

  await page.goto(`${origin}/sign-in`)
  await keyTo(page, page.getByLabel('Email'))
  await keyboard.type(person.email)
  await keyTo(page, page.getByLabel('Password'))
  await keyboard.type(portal.password)
  await enterAt(page.getByRole('button', { name: 'Sign in' }))
  await enterAt(page.getByRole('button', { name: /^Theo/ }))
  await page.waitForURL(`${origin}/browse`)

  // Arrows lead inside a rail and between rails, and back to where they came from.
  const cards = page.locator('[data-rail-item]')
  await keyTo(page, cards.first())
  await keyboard.press('ArrowRight')
  await expect(cards.nth(1)).toBeFocused()
  await expectFocusSeen(page, 'a card, by arrow')
  await keyboard.press('ArrowDown')
  await expect(page.locator('[data-rail]').nth(1).locator('[data-rail-item]:focus')).toHaveCount(1)
  await expectFocusSeen(page, 'a card of the next rail')
  await keyboard.press('ArrowUp')
  await expect(cards.nth(1)).toBeFocused()
  await keyTo(page, page.locator(`[data-rail-item][href="/titles/${portal.series.titleSlug}"]`).first(), 'ArrowRight')
  await keyboard.press('Enter')
  await page.waitForURL('**/titles/**')

  await enterAt(page.locator(`main a[href^="/watch/${portal.series.first.playableId}"]`).first())
  await page.waitForURL('**/watch/**')
  const player = page.getByRole('region', { name: 'Player' })
  const video = player.getByLabel('Out video')
  const isPaused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), slowly).toBe(4)
  if (await isPaused()) await keyboard.press('k')
  await expect.poll(() => countFrames(video), slowly).toBeGreaterThanOrEqual(24)
  await keyboard.press('k')
  await expect.poll(isPaused).toBe(true)
  await keyboard.press('c')
  await expect(player.getByRole('status')).toHaveText(/^Captions: /)
  await keyTo(page, player.locator('media-settings-menu-button'))
  await keyboard.press('Enter')
  await keyTo(page, player.getByRole('menuitem', { name: 'Speed' }), 'ArrowDown')
  await keyboard.press('Enter')
  await keyTo(page, player.getByRole('menuitemradio', { name: '1.5x' }), 'ArrowDown')
  await keyboard.press('Enter')
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(1.5)
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await enterAt(page.getByRole('link', { name: 'Two crossings' }))
  await page.waitForURL('**/titles/**')

  await keyboard.press('/')
  await page.waitForURL('**/search')
  await expectFocusSeen(page, 'the search')
  await keyboard.type('long second')
  // What stands there before the last letter is drawn anew, and would take the focus with it.
  await expect(page).toHaveURL(/\/search\?q=long%20second$/)
  await enterAt(page.getByRole('link', { name: /The long second/ }).first())
  await page.waitForURL('**/titles/**')
  await enterAt(page.getByRole('button', { name: 'Add The long second to My list' }))
  await expect(page.getByRole('button', { name: 'Remove The long second from My list' })).toBeFocused()
  await expectFocusSeen(page, 'the list’s button, pressed')

  const menu = page.getByRole('button', { name: /^Account of/ })
  await keyTo(page, menu, 'Shift+Tab')
  await keyboard.press('Enter')
  await enterAt(page.getByRole('link', { name: 'My list' }))
  await expect(page.getByRole('link', { name: /The long second/ })).toBeVisible()
  await enterAt(menu)
  await enterAt(page.getByRole('button', { name: 'Sign out' }))
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})
