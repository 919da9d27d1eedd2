import { expect, test } from '#e2e/fixtures.ts'
import { choose, openPlayer, playOn, readSize, standAt } from '#e2e/support/player-page.ts'
import { compareSamples, countFrames, samplePicture } from '#e2e/support/picture.ts'

test('quality, audio, captions and their look, speed and volume are chosen, take effect, and are remembered', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const heard = new Set<string>()
  page.on('request', (request) => {
    const rendition = /\/(a128[^/]*)\/s\d+\.m4s$/.exec(new URL(request.url()).pathname)?.[1]
    if (rendition) heard.add(rendition)
  })
  const address = `${origin}/watch/${portal.series.first.playableId}`
  const { player, video } = await openPlayer(page, address)
  await expect.poll(() => readSize(video), 'chosen by the connection').toEqual([640, 360])
  await standAt(video, 5)
  const sharp = await samplePicture(video)

  await choose(player, 'Quality', '240p')
  await video.evaluate((element: HTMLVideoElement) => element.play())
  await expect.poll(() => readSize(video), { timeout: 30_000 }).toEqual([426, 240])
  expect([...heard]).toEqual(['a128'])
  await choose(player, 'Audio', 'Deutsch')
  await expect.poll(() => heard.has('a128-2'), 'the other language is fetched').toBe(true)
  await choose(player, 'Speed', '1.5x')
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.playbackRate)).toBe(1.5)

  await player.hover()
  await player.locator('media-captions-menu-button').click()
  await player.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(player.getByRole('status')).toHaveText('Captions: Deutsch')
  await standAt(video, 1)
  const shown = () =>
    video.evaluate((element: HTMLVideoElement) =>
      [...element.textTracks]
        .filter(({ kind, mode }) => kind === 'subtitles' && mode === 'showing')
        .flatMap(({ activeCues }) => [...(activeCues ?? [])].map((cue) => (cue as VTTCue).text)),
    )
  await expect.poll(shown).toEqual(['Der erste Satz des Films.'])
  const before = await player.locator('video').screenshot()
  await choose(player, 'Caption colour', 'Yellow')
  await choose(player, 'Caption size', 'Large')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const rule = () => page.evaluate(() => document.querySelector('.usher-player style')?.textContent ?? '')
  expect(await rule()).toContain('font-size: 1.35em; color: #ffe14d')
  expect(Buffer.compare(before, await player.locator('video').screenshot()), 'they look otherwise').not.toBe(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')

  heard.clear()
  await page.reload()
  await playOn(video)
  await expect.poll(() => readSize(video)).toEqual([426, 240])
  expect([...heard], 'only the chosen language').toEqual(['a128-2'])
  expect(await rule()).toContain('color: #ffe14d')
  expect(
    await video.evaluate((element: HTMLVideoElement) => [element.playbackRate, Math.round(element.volume * 10)]),
  ).toEqual([1.5, 8])
  await standAt(video, 1)
  await expect.poll(shown).toEqual(['Der erste Satz des Films.'])
  await standAt(video, 5)
  expect(compareSamples(sharp, await samplePicture(video)), 'the same film').toBeLessThan(40)
  expect(await countFrames(video)).toBeGreaterThan(0)
})

test('a quality that is missing gives way to the next one, and a film that is missing says so with one action', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const missing = {
    status: 404,
    headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' },
  }
  await page.route(/\/v360\/s\d+\.m4s$/, (route) => route.fulfill(missing))
  const address = `${origin}/watch/${portal.series.first.playableId}`
  await page.addInitScript(() => localStorage.setItem('usher.player.quality', '360'))
  const { player, video } = await openPlayer(page, address)
  await expect.poll(() => readSize(video)).toEqual([426, 240])
  await expect(player.getByRole('alert')).toHaveCount(0)

  // Near its beginning, so that enough of the film is left to play after the reload.
  await standAt(video, 1)
  await page.route(/\/v240\/s\d+\.m4s$/, (route) => route.fulfill(missing))
  await page.reload()
  const alert = player.getByRole('alert')
  await expect(alert).toContainText('is missing from the media server', { timeout: 60_000 })
  await expect(alert.getByRole('button')).toHaveText(['Try again'])
  await page.unroute(/\/v240\/s\d+\.m4s$/)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await playOn(video)
})

test('a quality whose playlist is gone from the bucket is passed over, and nobody is told of an error', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  let asked = 0
  await page.route(/\/v360\/[^/]+\.m3u8$/, (route) => {
    asked += 1
    // As the edge passes on what its bucket does not have.
    const headers = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
    return route.fulfill({ status: 404, headers })
  })
  const { player, video } = await openPlayer(page, `${origin}/watch/${portal.series.first.playableId}`)
  expect(asked, 'control: it was wanted').toBeGreaterThan(0)
  expect(await readSize(video)).toEqual([426, 240])
  await expect(player.getByRole('alert')).toHaveCount(0)
})
