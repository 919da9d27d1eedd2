import { expect, test } from '#e2e/fixtures.ts'
import { openPlayer, playOn } from '#e2e/support/player-page.ts'

// One browser, one person, two pages of the portal at once.

test('two films of one person play side by side, and the one that is closed ends nothing of the other', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  const [first, second] = [page, await context.newPage()]
  await openPlayer(first, `${origin}/watch/${portal.short.playableId}`)
  const { player, video } = await openPlayer(second, `${origin}/watch/${portal.long.playableId}`)
  await playOn(first.getByRole('region', { name: 'Player' }).getByLabel(/ video$/))
  await first.close()

  const ofLong = { accountId: person.accountId, playableId: portal.long.playableId }
  const renewals = async () => (await database.playbackLease.findFirstOrThrow({ where: ofLong })).renewals
  const before = await renewals()
  await expect.poll(renewals, { timeout: 30_000 }).toBeGreaterThan(before)
  await playOn(video)
  await expect(player.getByRole('alert')).toHaveCount(0)
})

test('a profile that is chosen, or deleted, in one tab is the other tab’s as well', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  const { accountId } = person
  await database.profile.create({ data: { accountId, name: 'Theo', position: 2 } })
  await people.signInQuietly(context, person)
  const [playing, other] = [page, await context.newPage()]
  await openPlayer(playing, `${origin}/watch/${portal.short.playableId}`)

  await other.goto(`${origin}/profiles`)
  const reloaded = playing.waitForEvent('load')
  await other.getByRole('button', { name: /^Theo/ }).click()
  await reloaded
  await playOn(playing.getByRole('region', { name: 'Player' }).getByLabel(/ video$/))
  const leases = await database.playbackLease.findMany({
    where: { accountId, endedAt: null },
    select: { profile: { select: { name: true } } },
  })
  expect(leases, 'what plays now is Theo’s').toEqual([{ profile: { name: 'Theo' } }])

  await other.goto(`${origin}/profiles/manage`)
  await other.getByRole('link', { name: /^Theo/ }).click()
  await other.getByLabel('I want to delete this profile').check()
  await other.getByRole('button', { name: 'Delete the profile' }).click()
  await expect(other.getByRole('heading', { name: 'Who is watching?' })).toBeVisible()
  await expect(playing.getByText('Choose who is watching to see the catalogue.')).toBeVisible()
  await expect(playing.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await other.getByRole('button').filter({ hasText: /^P/ }).first().click()
  await expect(playing.getByRole('region', { name: 'Player' })).toBeVisible()
})
