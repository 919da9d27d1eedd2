import { expect, test } from '#e2e/fixtures.ts'
import { mediaPath, readLog } from '#e2e/support/access-logs.ts'
import { sendRaw } from '#e2e/support/attacker.ts'
import { compareSamples, countFrames, readTime, samplePicture } from '#e2e/support/picture.ts'
import { watchTraffic } from '#e2e/support/traffic.ts'

test('premium signs in, picks a film and watches it past the end of its first cookies', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  // It waits out a validity and decodes without a graphics card: on a busy machine three times the usual limit.
  test.slow()
  const person = await people.create({ plan: 'e2e-premium' })
  const folder = `/library/${portal.film.librarySlug}/${portal.film.assetId}/`
  const appLinesBefore = (await readLog(portal.appLogPath)).length
  const traffic = watchTraffic(page, origin)
  await people.signIn(page, person)

  await page.goto(`${origin}/browse`)
  await page
    .getByRole('link', { name: /The long second/ })
    .first()
    .click()
  await page.waitForURL(`**/titles/${portal.film.titleSlug}`)
  await page
    .getByRole('link', { name: /^Watch/ })
    .first()
    .click()
  await page.waitForURL(`**/watch/${portal.film.playableId}`)

  const player = page.getByRole('region', { name: 'Player' })
  const video = player.getByLabel('The long second video')
  const play = player.getByRole('button', { name: 'Play', exact: true }).first()
  await expect(async () => {
    if (await video.evaluate((element: HTMLVideoElement) => element.paused)) await play.click({ timeout: 1_000 })
    expect(await countFrames(video)).toBeGreaterThanOrEqual(24)
  }).toPass()

  const [timeBefore, before] = [await readTime(video), await samplePicture(video)]
  await expect.poll(() => readTime(video)).toBeGreaterThan(timeBefore + 1)
  expect(compareSamples(before, await samplePicture(video)), 'the picture moves').toBeGreaterThan(2)

  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = element.duration * 0.7
  })
  await expect
    .poll(() =>
      video.evaluate((element: HTMLVideoElement) => {
        const { buffered, currentTime } = element
        return Array.from({ length: buffered.length }).some(
          (_, index) => buffered.start(index) <= currentTime && currentTime < buffered.end(index),
        )
      }),
    )
    .toBe(true)

  await video.evaluate((element: HTMLVideoElement) => element.pause())
  const pausedAt = await readTime(video)
  const cookiesBefore = new Map((await context.cookies(portal.edgeOrigin + folder)).map((c) => [c.name, c.value]))
  expect((await sendRaw(portal.edgeOrigin, `${folder}master.m3u8`, cookiesBefore)).status, 'control').toBe(200)
  const lease = () => database.playbackLease.findFirstOrThrow({ where: { accountId: person.accountId } })
  const firstEnd = (await lease()).expiresAt.getTime()
  // Six seconds of validity: the cookies of the pause's beginning have ended when the lease has moved past them twice.
  await expect
    .poll(async () => Date.now() > firstEnd && (await lease()).expiresAt.getTime() > firstEnd + 3_000, {
      timeout: 30_000,
    })
    .toBe(true)
  // The film is short enough to lie in the buffer whole, so the cookies themselves are put to the test.
  expect((await sendRaw(portal.edgeOrigin, `${folder}master.m3u8`, cookiesBefore)).status, 'the first ended').toBe(403)
  const again = (address: string) => fetch(address, { credentials: 'include' }).then(({ status }) => status)
  expect(await page.evaluate(again, `${portal.edgeOrigin}${folder}master.m3u8`), 'the page has newer').toBe(200)
  expect(await readTime(video), 'no jump while paused').toBeCloseTo(pausedAt, 1)

  const framesBefore = await countFrames(video)
  await video.evaluate((element: HTMLVideoElement) => element.play())
  await expect.poll(() => countFrames(video)).toBeGreaterThan(framesBefore + 12)
  expect(await readTime(video), 'it goes on from there').toBeGreaterThan(pausedAt)
  expect(await page.evaluate(() => 'isSamePage' in window), 'no reload').toBe(true)

  const segments = traffic.media.filter(({ pathname }) => pathname.endsWith('.m4s'))
  expect(segments.length, 'control: segments were fetched').toBeGreaterThan(2)
  expect(traffic.media.filter((url) => url.origin !== portal.edgeOrigin)).toEqual([])
  const answered = new Set((await readLog(portal.edgeLogPath)).map(({ path }) => path))
  expect(traffic.media.filter(({ pathname }) => !answered.has(pathname))).toEqual([])
  const appLines = (await readLog(portal.appLogPath)).slice(appLinesBefore)
  expect(appLines.length, 'control: the app’s log sees this journey').toBeGreaterThan(3)
  expect(appLines.filter(({ path }) => mediaPath.test(path))).toEqual([])
  expect(traffic.appBytes, 'control: the pages were counted').toBeGreaterThan(50_000)
  expect(traffic.appBytes, 'the app sent pages and nothing else').toBeLessThan(2_000_000)
})

test('leaving the film frees its slot and keeps the place', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  const video = page.getByRole('region', { name: 'Player' }).getByLabel('A short video')
  await expect(async () => {
    await video.evaluate((element: HTMLVideoElement) => element.play())
    expect(await readTime(video)).toBeGreaterThan(2)
  }).toPass()

  await page.goto(`${origin}/titles/${portal.short.titleSlug}`)
  await expect
    .poll(() => database.playbackLease.count({ where: { accountId: person.accountId, endedAt: null } }))
    .toBe(0)
  await page.reload()
  await expect(page.getByRole('link', { name: /^Resume/ }).first()).toBeVisible()
})
