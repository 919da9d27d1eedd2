import { expect, test } from '#e2e/fixtures.ts'
import { playOn } from '#e2e/support/player-page.ts'

// Chromium's own measure of a slow mobile line: 50 kB a second, two seconds there and back.
const slow3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }

test('on a slow line a title is read before its scripts have come, and the player says why it waits', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', slow3G)
  await page.goto(`${origin}/titles/${portal.short.titleSlug}`, { waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1, name: 'A short' })).toBeVisible()
  const watch = page.locator(`a[href="/watch/${portal.short.playableId}"]`).first()
  await expect(watch).toBeVisible()
  expect(await page.evaluate(() => document.readyState), 'scripts and pictures are still on their way').not.toBe(
    'complete',
  )

  await page.goto(`${origin}/watch/${portal.short.playableId}`, { waitUntil: 'commit' })
  const player = page.getByRole('region', { name: 'Player' })
  await expect(page.getByText('Loading. The connection is slow; it begins by itself.')).toBeVisible({ timeout: 60_000 })
  await line.send('Network.emulateNetworkConditions', { ...slow3G, latency: 0, downloadThroughput: -1 })
  await playOn(player.getByLabel('A short video'))
  await expect(player.getByText('Loading. The connection is slow')).toHaveCount(0)
})
