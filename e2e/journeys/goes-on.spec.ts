import type { Locator } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { countFrames, readTime } from '#e2e/support/picture.ts'

// What goes wrong in the middle of a film, and the page that is still the same one afterwards.

async function playBeyond(video: Locator, seconds: number): Promise<void> {
  await expect(async () => {
    await video.evaluate((element: HTMLVideoElement) => element.play())
    expect(await readTime(video)).toBeGreaterThan(seconds)
  }).toPass()
}

test('an offline spell longer than the cookies live is said, and the film goes on after it', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  await page.goto(`${origin}/watch/${portal.film.playableId}`)
  const player = page.getByRole('region', { name: 'Player' })
  const video = player.getByLabel('The long second video')
  await playBeyond(video, 1)
  await video.evaluate((element: HTMLVideoElement) => element.pause())
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  const readLease = () => database.playbackLease.findFirstOrThrow({ where: { accountId: person.accountId } })

  await context.setOffline(true)
  await expect(player.getByText(/You're offline/)).toBeVisible({ timeout: 30_000 })
  const { expiresAt } = await readLease()
  await expect.poll(() => Date.now(), { timeout: 30_000 }).toBeGreaterThan(expiresAt.getTime())
  await context.setOffline(false)

  await expect(player.getByText(/You're offline/)).toHaveCount(0)
  await expect.poll(async () => (await readLease()).expiresAt.getTime()).toBeGreaterThan(expiresAt.getTime())
  const [pausedAt, framesBefore] = [await readTime(video), await countFrames(video)]
  await playBeyond(video, pausedAt + 1)
  expect(await countFrames(video)).toBeGreaterThan(framesBefore)
  expect(await page.evaluate(() => 'isSamePage' in window), 'no reload').toBe(true)
})

test('a segment refused in mid-film is fetched again under new cookies, and nobody notices', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  let refusals = 0
  await page.route(/\/v\d+\/s00001\.m4s$/, (route) =>
    // As CloudFront does it: without the headers that would let the page read it.
    refusals++ === 0
      ? route.fulfill({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' })
      : route.continue(),
  )
  const renewals: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/heartbeat')) renewals.push(request.url())
  })
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  const player = page.getByRole('region', { name: 'Player' })
  await playBeyond(player.getByLabel('A short video'), 5)
  expect(refusals, 'refused once, then fetched').toBeGreaterThan(1)
  expect(renewals.length, 'renewed for it').toBeGreaterThan(0)
  await expect(player.getByRole('alert')).toHaveCount(0)
})

test('one screen too many names the others, and stopping one of them plays the film here', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  for (const deviceId of ['screen-one', 'screen-two', 'screen-three']) {
    const data = { playableId: portal.short.playableId, deviceId }
    const grant = await context.request.post(`${origin}/api/playback/grants`, { data, headers: { Origin: origin } })
    expect(grant.status(), 'control: the plan has three screens').toBe(201)
  }
  await page.goto(`${origin}/watch/${portal.short.playableId}`)
  const player = page.getByRole('region', { name: 'Player' })
  await expect(player.getByRole('alert')).toContainText('Three screens are playing on this account')
  await player
    .getByRole('button', { name: /^Stop / })
    .first()
    .click()
  await expect(player.getByRole('alert')).toHaveCount(0)
  await playBeyond(player.getByLabel('A short video'), 1)
  const ended = await database.playbackLease.count({ where: { accountId: person.accountId, endReason: 'STOPPED' } })
  expect(ended, 'one screen was stopped, the others go on').toBe(1)
})
