import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import type { Row } from '#bench/bench-rows.ts'
import { compare } from '#bench/figures.ts'
import { findChromium } from '#scripts/chromium.ts'
import { startWatchingPortal, type WatchingPortal } from './watching-portal.ts'

/** Compressed kilobytes of script that a page may bring. */
const mostScript = 150
const patienceMilliseconds = 60_000

async function openBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, '--autoplay-policy=no-user-gesture-required', '--disable-background-networking']
  return chromium.launch({ executablePath: await findChromium(), args })
}

async function withPage<Value>(
  browser: Browser,
  portal: WatchingPortal,
  use: (context: BrowserContext) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  try {
    await context.addCookies([portal.cookie])
    return await use(context)
  } finally {
    await context.close()
  }
}

/** Kilobytes of script as they came over the wire, until the page has nothing more to fetch. */
async function scriptOf(browser: Browser, portal: WatchingPortal, path: string): Promise<number> {
  return withPage(browser, portal, async (context) => {
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(`${portal.appOrigin}${path}`, { waitUntil: 'networkidle' })
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000
  })
}

/** Milliseconds from the navigation's start to the first picture that the browser has decoded and shown, all caches cold. */
async function firstFrameOf(browser: Browser, portal: WatchingPortal, url: string): Promise<number> {
  return withPage(browser, portal, async (context) => {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const seen = new WeakSet<HTMLVideoElement>()
      const look = (): void => {
        for (const video of document.querySelectorAll('video')) {
          if (seen.has(video)) continue
          seen.add(video)
          video.requestVideoFrameCallback((shownAt) =>
            document.documentElement.setAttribute('data-first-frame', String(shownAt)),
          )
        }
      }
      new MutationObserver(look).observe(document, { childList: true, subtree: true })
    })
    await page.goto(url, { waitUntil: 'commit' })
    const mark = page.locator('html[data-first-frame]')
    await mark.waitFor({ state: 'attached', timeout: patienceMilliseconds })
    return Number(await mark.getAttribute('data-first-frame'))
  })
}

const pages = (portal: WatchingPortal): [name: string, path: string][] => [
  ['browse', '/browse'],
  ['a library', '/browse/bench-films'],
  ['a title', portal.titlePath],
  ['search', '/search'],
  ['sign-in', '/sign-in'],
  ['watch', portal.watchPath],
]

async function withPortal<Value>(use: (browser: Browser, portal: WatchingPortal) => Promise<Value>): Promise<Value> {
  const portal = await startWatchingPortal()
  try {
    const browser = await openBrowser()
    try {
      return await use(browser, portal)
    } finally {
      await browser.close()
    }
  } finally {
    await portal.stop()
  }
}

export const browserRows: readonly Row[] = [
  {
    name: 'scripts',
    run: () =>
      withPortal(async (browser, portal) => {
        const figures = []
        for (const [name, path] of pages(portal)) {
          // The same bytes each time: one round says all.
          figures.push(
            await compare(
              {
                title: `JavaScript of ${name}, compressed, as a browser fetches it`,
                unit: 'kB',
                first: { name: 'all that the page brings by itself', measure: () => scriptOf(browser, portal, path) },
                second: { name: 'what browse may bring', measure: () => Promise.resolve(mostScript) },
                bar: path.startsWith('/browse') ? { kind: 'at most', ratio: 1 } : null,
              },
              1,
            ),
          )
        }
        return figures
      }),
  },
  {
    name: 'first-frame',
    run: ({ rounds }) =>
      withPortal(async (browser, portal) => [
        await compare(
          {
            title: 'cold watch page to the first picture, against open HLS of the same files',
            unit: 'ms',
            first: {
              name: 'the watch page: session, grant, player, cookies',
              measure: () => firstFrameOf(browser, portal, `${portal.appOrigin}${portal.watchPath}`),
            },
            second: {
              name: 'hls.js on a bare page, nginx',
              measure: () => firstFrameOf(browser, portal, portal.bareUrl),
            },
            bar: { kind: 'at most', ratio: 1.25 },
          },
          rounds,
        ),
      ]),
  },
]
