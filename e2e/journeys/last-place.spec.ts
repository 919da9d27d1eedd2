import { expect, test } from '#e2e/fixtures.ts'
import { openPlayer, standAt } from '#e2e/support/player-page.ts'
import { readTime } from '#e2e/support/picture.ts'

test('the place is kept when the tab is closed, and another device goes on from it', async ({
  browser,
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  const address = `${origin}/watch/${portal.short.playableId}`
  const place = async () => {
    const where = { profile: { accountId: person.accountId }, playableId: portal.short.playableId }
    return (await database.progress.findFirst({ where }))?.positionSeconds ?? 0
  }
  const { video } = await openPlayer(page, address)
  await standAt(video, 6)
  await page.close({ runBeforeUnload: true })
  await expect.poll(place, 'by beacon').toBeCloseTo(6, 0)

  const device = await browser.newContext()
  await people.signInQuietly(device, person)
  const opened = await openPlayer(await device.newPage(), address)
  expect(await readTime(opened.video), 'it resumes').toBeGreaterThanOrEqual(6)
  await device.close()
})

test('who starts over begins at the beginning once, and a page that is loaded anew goes on', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const { accountId, email } = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, { accountId, email })
  const { playableId, titleSlug } = portal.short
  const { id: profileId } = await database.profile.findFirstOrThrow({ where: { accountId } })
  await database.progress.create({ data: { profileId, playableId, positionSeconds: 6, updatedAt: new Date() } })
  await page.goto(`${origin}/titles/${titleSlug}`)
  await page.getByRole('link', { name: 'Start over' }).click()
  const video = page.getByRole('region', { name: 'Player' }).getByLabel(/ video$/)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.played.length)).toBeGreaterThan(0)
  expect(await video.evaluate((element: HTMLVideoElement) => element.played.start(0))).toBeLessThan(1)
  await expect(page).toHaveURL(`${origin}/watch/${playableId}`)
  await standAt(video, 5)
  const isKept = async () => {
    const place = await database.progress.findFirst({ where: { profileId, playableId } })
    return place?.positionSeconds
  }
  await page.reload()
  await expect.poll(isKept).toBeCloseTo(5, 0)
  await expect.poll(() => readTime(video)).toBeGreaterThanOrEqual(5)
})
