import type { Locator, Page } from '@playwright/test'
import { expect } from '#e2e/fixtures.ts'
import { countFrames, readTime } from './picture.ts'

// Without a graphics card, and with other specs beside it, pictures may take long.
const slowly = { timeout: 60_000 }

/** Opens a watch page and waits until its film really plays: at least a second of it is decoded and shown. */
export async function openPlayer(page: Page, address: string) {
  await page.goto(address)
  const player = page.getByRole('region', { name: 'Player' })
  const video = player.getByLabel(/ video$/)
  await playOn(video)
  return { player, video }
}

/** Starts it where the browser did not, and waits for 24 more decoded frames. */
export async function playOn(video: Locator): Promise<void> {
  const before = await countFrames(video).catch(() => 0)
  await expect(async () => {
    await video.evaluate((element: HTMLVideoElement) => element.play())
    expect(await countFrames(video)).toBeGreaterThanOrEqual(before + 24)
  }).toPass(slowly)
}

/** Pauses at a place whose picture is there. */
export async function standAt(video: Locator, seconds: number): Promise<void> {
  await video.evaluate((element: HTMLVideoElement, at) => {
    element.pause()
    element.currentTime = at
  }, seconds)
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => !element.seeking && element.readyState >= 2), slowly)
    .toBe(true)
  expect(await readTime(video)).toBeCloseTo(seconds, 0)
}

/** Chooses from the settings menu as a person does with the pointer. */
export async function choose(player: Locator, row: string, choice: string): Promise<void> {
  await player.hover()
  const rows = player.getByRole('menuitem', { name: row })
  if (!(await rows.isVisible())) await player.locator('media-settings-menu-button').click()
  await rows.click()
  await player.getByRole('menuitemradio', { name: choice, exact: true }).click()
}

/** Width and height of the picture as it is decoded now. */
export function readSize(video: Locator): Promise<[number, number]> {
  return video.evaluate((element: HTMLVideoElement) => [element.videoWidth, element.videoHeight])
}
