import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/fixtures.ts'
import type { PortalState } from '#e2e/support/portal-state.ts'
import type { Database } from '#platform/database.ts'
import { countFrames } from '#e2e/support/picture.ts'

/** The films that a visitor sees first: the newest by year stands in the hero. */
async function showInHero({ database, portal }: { database: Database; portal: PortalState }) {
  await database.title.update({ where: { slug: portal.short.titleSlug }, data: { year: 2199 } })
}

const heroOf = (page: Page) => page.locator('section', { has: page.locator('h2.text-display') })
const trailerOf = (page: Page) => page.locator('video[data-hero-trailer]')

test.describe('a visitor', () => {
  test.use({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })

  test('gets AVIF of the size that the place needs, over a placeholder that keeps it', async ({
    page,
    portal,
    origin,
    database,
  }) => {
    await showInHero({ database, portal })
    await page.goto(`${origin}/browse`)
    const card = page.locator(`a[href="/titles/${portal.short.titleSlug}"] img`).last()
    await card.scrollIntoViewIfNeeded()
    await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    const shown = await card.evaluate((image: HTMLImageElement) => ({
      file: new URL(image.currentSrc).pathname.split('/').at(-1),
      wanted: image.clientWidth * devicePixelRatio,
      background: image.style.background,
    }))
    // The film is 640 pixels wide, and its card at least 281 CSS pixels: of 320, 480 and 640 the last one fits.
    expect(shown.wanted).toBeGreaterThan(480)
    expect(shown.file).toBe('640.avif')
    expect(shown.background).toContain('data:image/webp;base64,')
  })
})

test('the trailer plays for anybody, from the title page, by keyboard, and ends with the dialog', async ({
  page,
  portal,
  origin,
}) => {
  await page.goto(`${origin}/titles/${portal.short.titleSlug}`)
  const link = page.getByRole('link', { name: 'Trailer' })
  await expect(link).toHaveAttribute('href', `/titles/${portal.short.titleSlug}/trailer`)
  const dialog = page.getByRole('dialog', { name: /^Trailer/ })
  await expect(async () => {
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible({ timeout: 2_000 })
  }).toPass()
  const video = dialog.locator('video')
  await expect.poll(() => countFrames(video)).toBeGreaterThan(24)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(link).toBeFocused()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the trailer is a page of its own', async ({ page, portal, origin }) => {
    await page.goto(`${origin}/titles/${portal.short.titleSlug}`)
    await page.getByRole('link', { name: 'Trailer' }).click()
    await expect(page).toHaveURL(`${origin}/titles/${portal.short.titleSlug}/trailer`)
    await expect(page.locator('video[controls]')).toHaveAttribute('src', /\/trailers\/[0-9a-f]{32}\/trailer\.mp4$/)
  })
})

test('the hero’s trailer begins by itself without sound, and stops when it is told to or out of view', async ({
  page,
  portal,
  origin,
  database,
}) => {
  await showInHero({ database, portal })
  await page.goto(`${origin}/browse`)
  const video = trailerOf(page)
  await expect.poll(() => countFrames(video)).toBeGreaterThan(12)
  expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true)
  await page.getByRole('button', { name: 'Pause the trailer' }).click()
  await expect(page.getByRole('button', { name: 'Play the trailer' })).toBeVisible()
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true)

  await page.getByRole('button', { name: 'Play the trailer' }).click()
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false)
  await page.setViewportSize({ width: 1280, height: 300 })
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true)
})

test.describe('who asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('sees the still, and no trailer is fetched', async ({ page, portal, origin, database }) => {
    await showInHero({ database, portal })
    await page.clock.install()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(`${origin}/browse`)
    await expect(heroOf(page).locator('img')).toBeVisible()
    // Long after it would have begun.
    await page.clock.runFor(10_000)
    await expect(trailerOf(page)).toHaveCount(0)
    expect(fetched.filter((url) => url.includes('/trailers/'))).toEqual([])
    expect(fetched.some((url) => url.includes('/artwork/'))).toBe(true)
  })
})
