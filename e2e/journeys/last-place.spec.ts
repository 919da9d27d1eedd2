import { expect, test } from '#e2e/fixtures.ts'
import { openPlayer, standAt } from '#e2e/support/player-page.ts'
import { readTime } from '#e2e/support/picture.ts'

test('the place is kept when the tab is closed, and the next one goes on from it', async ({
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

  const second = await context.newPage()
  const opened = await openPlayer(second, address)
  expect(await readTime(opened.video), 'it resumes').toBeGreaterThanOrEqual(6)
})
