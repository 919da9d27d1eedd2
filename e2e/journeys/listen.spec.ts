import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import { findAccessibilityFaults } from '#e2e/support/accessibility.ts'
import {
  fromFirstSound,
  longestSilence,
  measureShift,
  readHeard,
  startListening,
  type Heard,
} from '#e2e/support/listening.ts'
import { tonePitches, toneSampleRate } from '#e2e/support/tone-album.ts'

// Without a sound card, and with other specs beside it, the first sound may take long.
const slowly = { timeout: 60_000 }

const bar = (page: Page) => page.getByRole('region', { name: 'Now playing' })
const readAudio = (page: Page) =>
  page.evaluate(() => {
    const media = document.querySelector('audio')
    return { seconds: media?.currentTime ?? 0, isPaused: media?.paused ?? true, mark: media?.dataset['mark'] }
  })
const playsBeyond = (page: Page, seconds: number) =>
  expect.poll(async () => (await readAudio(page)).seconds, slowly).toBeGreaterThan(seconds)

test('an album plays on while its listener browses, in one element, and its queue does as it is told', async ({
  page,
  context,
  people,
  portal,
  origin,
}) => {
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  await page.goto(`${origin}/titles/${portal.album.titleSlug}`)
  await page.getByRole('button', { name: 'Play Tone 3' }).click()
  await playsBeyond(page, 0.2)
  await page.evaluate(() => (document.querySelector('audio')!.dataset['mark'] = 'the same'))
  const metadata = await page.evaluate(() => {
    const { title, artist, album } = navigator.mediaSession.metadata ?? {}
    return { title, artist, album }
  })
  expect(metadata).toEqual({ title: 'Tone 3', artist: 'The Oscillators', album: 'Tones' })

  let before = (await readAudio(page)).seconds
  for (const [link, path] of [
    [page.getByRole('link', { name: 'e2e-films' }).first(), '/browse/e2e-films'],
    [page.getByRole('contentinfo').getByRole('link', { name: 'Plans' }), '/plans'],
    [bar(page).getByRole('link', { name: 'Tone 3' }), `/titles/${portal.album.titleSlug}`],
  ] as const) {
    await link.click()
    await page.waitForURL((url) => url.pathname === path)
    await playsBeyond(page, before)
    const now = await readAudio(page)
    expect(now.mark, `the same element on ${path}`).toBe('the same')
    expect(now.isPaused).toBe(false)
    before = now.seconds
  }

  // Far enough in that "previous" begins it anew. It stands still meanwhile: looking takes its time.
  await playsBeyond(page, 3.5)
  before = (await readAudio(page)).seconds
  await bar(page).getByRole('button', { name: 'Pause' }).click()
  await expect.poll(async () => (await readAudio(page)).isPaused).toBe(true)
  expect(await findAccessibilityFaults(page)).toEqual([])
  await bar(page).getByRole('button', { name: 'Queue', exact: true }).click()
  const queue = bar(page).getByRole('region', { name: 'Queue' })
  const names = () => queue.getByRole('listitem').locator('span:first-child').allTextContents()
  await expect.poll(names).toEqual(['Tone 1', 'Tone 2', 'Tone 3'])
  await queue.getByRole('button', { name: 'Move Tone 1' }).press('ArrowDown')
  await expect.poll(names).toEqual(['Tone 2', 'Tone 1', 'Tone 3'])
  await expect(bar(page).getByRole('status')).toHaveText('Tone 1: place 2 of 3')
  await queue.getByRole('button', { name: 'Take Tone 1 out of the queue' }).press('Enter')
  await expect.poll(names).toEqual(['Tone 2', 'Tone 3'])
  expect(await findAccessibilityFaults(page)).toEqual([])

  // The keyboard's place is still in the bar, though the button that was pressed is gone.
  await page.keyboard.press('p')
  await expect.poll(async () => (await readAudio(page)).seconds).toBeLessThan(before)
  await bar(page).getByRole('button', { name: 'Play', exact: true }).press('k')
  await expect.poll(async () => (await readAudio(page)).isPaused).toBe(false)
  await bar(page).getByRole('button', { name: 'Pause' }).press('k')
  await expect.poll(async () => (await readAudio(page)).isPaused).toBe(true)
  await bar(page).getByRole('button', { name: 'Repeat: off' }).press('Enter')
  await expect(bar(page).getByRole('button', { name: 'Repeat: the queue' })).toBeVisible()
  await bar(page).getByRole('button', { name: 'Next track' }).click()
  await expect(bar(page).getByRole('link', { name: 'Tone 2' })).toBeVisible()
  await bar(page).getByRole('button', { name: 'Shuffle' }).click()
  await expect(bar(page).getByRole('button', { name: 'Shuffle' })).toHaveAttribute('aria-pressed', 'true')

  await page.reload()
  await expect(bar(page).getByRole('link', { name: 'Tone 2' })).toBeVisible()
  expect((await readAudio(page)).isPaused, 'a reload keeps the queue and stands still').toBe(true)
  await bar(page).getByRole('button', { name: 'Stop and empty the queue' }).click()
  await expect(bar(page)).toHaveCount(0)
})

test('a tone cut into two tracks has no gap and no repeat over 20 ms', async ({ browser, people, portal, origin }) => {
  test.slow()
  const context = await browser.newContext({ bypassCSP: true })
  await people.signInQuietly(context, await people.create({ plan: 'e2e-premium' }))
  // What a busy machine leaves out of its sound lies anywhere; a gap of the player's is there each time.
  await expect(async () => {
    const heard = await listenToTones(context, `${origin}/titles/${portal.album.titleSlug}`)
    for (const [ear, pitch] of Object.entries(tonePitches)) {
      const samples = fromFirstSound(heard[ear as keyof typeof heard])
      expect(samples.length, 'control: both tracks were heard').toBeGreaterThan(290_000)
      const shift = measureShift(samples, toneCut, pitch, toneSampleRate)
      expect(Math.abs(shift), `${ear}: ${(shift * 1_000).toFixed(1)} ms`).toBeLessThan(0.02)
      const silence = silenceAtCut(samples)
      expect(silence, `${ear}: silent for ${(silence * 1_000).toFixed(1)} ms`).toBeLessThan(0.02)
      // The measure itself would tell: the same sound with 25 ms more or 10 ms less in it.
      const gap = [...samples.slice(0, toneCut), ...new Array<number>(1_200).fill(0), ...samples.slice(toneCut)]
      expect(silenceAtCut(gap), 'control').toBeGreaterThan(0.02)
      const less = samples.toSpliced(toneCut, 480)
      // A tone tells shifts apart within one of its waves.
      const wave = 1 / pitch
      const told = (shift - measureShift(less, toneCut, pitch, toneSampleRate) + 2 * wave) % wave
      expect(told, 'control').toBeCloseTo(0.01, 3)
    }
  }).toPass({ timeout: 240_000 })
  await context.close()
})

/** The sample at which the first track ends and the second begins. */
const toneCut = 150_001

/** Plays both tracks in a new tab, to the third, and says what was heard. */
async function listenToTones(context: BrowserContext, address: string): Promise<Heard> {
  const page = await context.newPage()
  await page.goto(address)
  await startListening(page)
  await page.getByRole('button', { name: 'Play album' }).click()
  await expect(bar(page).getByRole('link', { name: 'Tone 3' })).toBeVisible(slowly)
  const heard = await readHeard(page)
  await page.getByRole('button', { name: 'Stop and empty the queue' }).click()
  await page.close()
  return heard
}

function silenceAtCut(samples: readonly number[]): number {
  return longestSilence(samples, toneCut - 48_000, toneCut + 48_000, toneSampleRate)
}

test('the bar says in the player’s words what the plan does not open, and who else is listening', async ({
  page,
  context,
  people,
  portal,
  database,
  origin,
}) => {
  const person = await people.create({ plan: 'e2e-premium' })
  await people.signInQuietly(context, person)
  const devices = ['screen-one', 'screen-two', 'screen-three']
  for (const deviceId of devices) {
    const data = { playableId: portal.short.playableId, deviceId }
    const grant = await context.request.post(`${origin}/api/playback/grants`, { data, headers: { Origin: origin } })
    expect(grant.status(), 'control: the plan has three screens').toBe(201)
  }
  await page.goto(`${origin}/titles/${portal.album.titleSlug}`)
  await page.getByRole('button', { name: 'Play album' }).click()
  const alert = bar(page).getByRole('alert')
  await expect(alert).toContainText('Three screens are playing on this account')
  await alert
    .getByRole('button', { name: /^Stop / })
    .first()
    .click()
  await expect(alert).toHaveCount(0)
  await playsBeyond(page, 0.1)

  const basic = await database.plan.findUniqueOrThrow({ where: { slug: 'e2e-basic' } })
  await database.subscription.updateMany({ where: { accountId: person.accountId }, data: { planId: basic.id } })
  await bar(page).getByRole('button', { name: 'Next track' }).click()
  await expect(alert.getByRole('link', { name: 'See plans' })).toBeVisible()
  expect((await readAudio(page)).isPaused).toBe(true)
})
