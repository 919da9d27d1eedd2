import { expect, type Browser, type BrowserContext, type Locator } from '@playwright/test'
import { compareSamples, countFrames, readTime, samplePicture } from './picture.ts'

export type Watcher = {
  video: Locator
  /** The key that signed the media cookies that the browser holds now. */
  keyId(): Promise<string>
  close(): Promise<void>
}

export type WatcherSettings = {
  /** A browser of its own; closed with the watcher. */
  browser: Browser
  signIn(context: BrowserContext): Promise<void>
  watchAddress: string
}

/** Somebody who watches in a browser, through the portal's own page and player. */
export async function openWatcher({ browser, signIn, watchAddress }: WatcherSettings): Promise<Watcher> {
  const context = await browser.newContext()
  await signIn(context)
  const page = await context.newPage()
  await page.goto(watchAddress)
  const video = page.getByLabel(/ video$/)
  await expectPlaying(video)
  return {
    video,
    async keyId() {
      return (await context.cookies()).find(({ name }) => name === 'CloudFront-Key-Pair-Id')?.value ?? ''
    },
    close: () => browser.close(),
  }
}

const patience = { timeout: 60_000 }

/** It plays from here on: frames are decoded, and the picture is another one a second later. */
export async function expectPlaying(video: Locator): Promise<void> {
  await expect(async () => {
    await video.evaluate((element: HTMLVideoElement) => element.play())
    expect(await readTime(video)).toBeGreaterThan(0.5)
  }).toPass(patience)
  const [frames, time, picture] = [await countFrames(video), await readTime(video), await samplePicture(video)]
  await expect.poll(() => countFrames(video), patience).toBeGreaterThanOrEqual(frames + 24)
  await expect.poll(() => readTime(video), patience).toBeGreaterThan(time + 1)
  expect(compareSamples(picture, await samplePicture(video))).toBeGreaterThan(2)
}
