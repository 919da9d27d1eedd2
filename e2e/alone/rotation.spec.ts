import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { readLog } from '#e2e/support/access-logs.ts'
import type { PortalState } from '#e2e/support/portal-state.ts'
import { openSteadyViewer, type SteadyViewer } from '#e2e/support/steady-viewer.ts'
import { expectPlaying, openWatcher, type Watcher } from '#e2e/support/watcher.ts'
import type { Database } from '#platform/database.ts'

// The key that signs for everybody is replaced while everybody plays: nothing else may run beside it.

const accountCount = 6
const screensOfEach = 3
/** The whole measure is three rotations; one shows each step of it. */
const [rotations, leastRequests, leastRenewals] =
  process.env['USHER_TEST_SCALE'] === 'full' ? [3, 2_000, 3] : [1, 400, 1]
const patience = { timeout: 60_000 }

async function readSigningKey(database: Database): Promise<string> {
  const where = { keyGroup: 'PLAYBACK', status: 'SIGNING' } as const
  const { publicKeyId } = await database.signingKey.findFirstOrThrow({ where })
  return publicKeyId ?? ''
}

/** What the edge was asked for of the film that only this test's viewers watch. */
async function readRequests({ edgeLogPath, long }: PortalState) {
  return (await readLog(edgeLogPath)).filter(({ path }) => path.includes(long.assetId))
}

const countRefused = (requests: Awaited<ReturnType<typeof readRequests>>) =>
  requests.filter(({ status }) => status >= 400).length

async function everybodyPlaysUnder(key: string, steady: SteadyViewer[], watchers: Watcher[]): Promise<void> {
  await expect.poll(() => steady.filter(({ keyId }) => keyId() !== key).length, patience).toBe(0)
  for (const { keyId, video } of watchers) {
    await expect.poll(keyId, patience).toBe(key)
    await expectPlaying(video)
  }
}

/** The owner's page of keys, its password confirmed. */
async function openKeys(page: Page, database: Database, { password }: PortalState) {
  await page.getByLabel('Your password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  const panel = page.getByRole('region', { name: 'Playback', exact: true })
  return {
    async rotate(): Promise<string> {
      const before = await readSigningKey(database)
      await page.getByRole('button', { name: 'Rotate the key of Playback' }).click()
      await expect.poll(() => readSigningKey(database), patience).not.toBe(before)
      return readSigningKey(database)
    },
    async remove(key: string): Promise<void> {
      const card = panel.getByRole('listitem').filter({ hasText: key })
      await card.getByText('Compromised?').click()
      await card.getByRole('button', { name: `Compromised: remove at once, key ${key}` }).click()
      await expect(panel.getByText(key)).toHaveCount(0, patience)
    },
  }
}

test('twenty viewers, two of them in browsers of their own, play through rotations and a removal', async ({
  page,
  browser,
  playwright,
  people,
  portal,
  database,
  origin,
}) => {
  test.setTimeout(240_000)
  const { playableId } = portal.long
  const member = () => people.create({ plan: 'e2e-premium' })
  const steady: SteadyViewer[] = []
  for (let account = 0; account < accountCount; account++) {
    const context = await browser.newContext()
    await people.signInQuietly(context, await member())
    for (let screen = 0; screen < screensOfEach; screen++) {
      const deviceId = `steady-screen-${screen}`
      steady.push(await openSteadyViewer({ request: context.request, origin, playableId, deviceId }))
    }
  }
  const playing = new AbortController()
  const players = Promise.all(steady.map((viewer) => viewer.play(playing.signal)))
  const watch = async () =>
    openWatcher({
      browser: await playwright.chromium.launch(),
      signIn: async (context) => people.signInQuietly(context, await member()),
      watchAddress: `${origin}/watch/${playableId}`,
    })
  const watchers = await Promise.all([watch(), watch()])

  await people.signInQuietly(page.context(), await people.create(null, 'OWNER'))
  await page.goto(`${origin}/admin/keys`)
  const owner = await openKeys(page, database, portal)
  const first = await readSigningKey(database)
  const keys = [first]
  for (let rotation = 1; rotation <= rotations; rotation++) {
    // Playback keeps two places free, so the first key is given up before its date. Nobody plays under it any more.
    if (rotation === 3) await owner.remove(first)
    const key = await owner.rotate()
    keys.push(key)
    await everybodyPlaysUnder(key, steady, watchers)
  }
  await expect.poll(async () => (await readRequests(portal)).length, patience).toBeGreaterThan(leastRequests)
  const planned = await readRequests(portal)
  expect(new Set(keys).size, 'keys that signed').toBe(rotations + 1)
  expect(countRefused(planned), 'refused over the rotations').toBe(0)

  await owner.remove(keys.at(-1) ?? '')
  await everybodyPlaysUnder(await readSigningKey(database), steady, watchers)
  const settled = await readRequests(portal)
  expect(countRefused(settled), 'control: the removal is felt').toBeGreaterThan(0)
  await expect.poll(async () => (await readRequests(portal)).length, patience).toBeGreaterThan(settled.length + 300)
  for (const { video } of watchers) await expectPlaying(video)
  playing.abort()
  await players
  const after = (await readRequests(portal)).slice(settled.length)
  expect(countRefused(after), 'refused once everybody has new cookies').toBe(0)
  for (const { counts } of steady) {
    expect(counts.refused, 'one refusal at the most, then a renewal').toBeLessThanOrEqual(1)
    expect(counts.refusedAfterRenewal).toBe(0)
    expect(counts.renewals).toBeGreaterThanOrEqual(leastRenewals)
  }
  for (const watcher of watchers) await watcher.close()
  process.stdout.write(
    `rotation: ${steady.length + watchers.length} viewers, ${watchers.length} in browsers, ` +
      `${planned.length} requests over ${rotations} rotations, 0 refused; removal: ${countRefused(settled)} refused ` +
      `until everybody had new cookies, then ${after.length} more, 0 refused\n`,
  )
})
