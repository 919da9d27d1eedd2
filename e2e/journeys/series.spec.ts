import { expect, test } from '#e2e/fixtures.ts'
import { openPlayer, playOn, standAt } from '#e2e/support/player-page.ts'
import { readTime } from '#e2e/support/picture.ts'

test('an episode: chapters, the intro left by a press, Cancel, then the next by itself, in full screen', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const { first, second } = portal.series
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  const { player, video } = await openPlayer(page, `${origin}/watch/${first.playableId}`)
  await standAt(video, 1)
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))

  // Chapters: on the timeline, and in the menu.
  const cues = () =>
    video.evaluate((element: HTMLVideoElement) => {
      const track = [...element.textTracks].find(({ kind }) => kind === 'chapters')
      return [...(track?.cues ?? [])].map((cue) => [(cue as VTTCue).text, cue.startTime])
    })
  expect(await cues()).toEqual([
    ['Setting out', 0],
    ['The crossing', 4],
    ['Landfall', 8],
  ])
  await player.locator('media-settings-menu-button').click()
  await player.getByRole('menuitem', { name: 'Chapters' }).click()
  await player.getByRole('menuitemradio', { name: 'The crossing' }).click()
  await expect.poll(() => readTime(video)).toBeCloseTo(4, 1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await standAt(video, 1)
  await player.getByRole('button', { name: 'Skip intro' }).click()
  await expect.poll(() => readTime(video)).toBeGreaterThanOrEqual(4)
  await expect(player.getByRole('button', { name: 'Skip intro' })).toHaveCount(0)

  // Full screen is the player's box, which stays when one episode gives way to the next.
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Player')

  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = 9.2
    void element.play()
  })
  const card = player.getByRole('group', { name: 'Next up' })
  await expect(card).toContainText('S1 E2 · And back')
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card).toHaveCount(0)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.ended)).toBe(true)
  expect(page.url(), 'cancelled: it stays').toContain(first.playableId)

  // Anew, and nobody cancels.
  await page.keyboard.press('f')
  const again = await openPlayer(page, `${origin}/watch/${first.playableId}`)
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await page.keyboard.press('f')
  await again.video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = 9.5
    void element.play()
  })
  await expect(card).toBeVisible()
  await page.waitForURL(`**/watch/${second.playableId}`)
  const next = player.getByLabel('And back video')
  await playOn(next)
  expect(await page.evaluate(() => 'isSamePage' in window), 'no reload').toBe(true)
  expect(await page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label')), 'still full').toBe('Player')
  await expect(page.getByRole('heading', { level: 1, name: 'And back', includeHidden: true })).toHaveCount(1)
  const open = () => database.playbackLease.findMany({ where: { accountId: person.accountId, endedAt: null } })
  await expect.poll(async () => (await open()).map(({ playableId }) => playableId)).toEqual([second.playableId])

  await page.keyboard.press('p')
  await page.waitForURL(`**/watch/${first.playableId}`)
  await playOn(player.getByLabel('Out video'))
  await page.keyboard.press('n')
  await page.waitForURL(`**/watch/${second.playableId}`)
  await expect(player.getByRole('button', { name: 'Previous: Out' })).toBeAttached()
})
