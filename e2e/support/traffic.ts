import type { Page } from '@playwright/test'
import { mediaPath } from './access-logs.ts'

export type Traffic = {
  /** Addresses of every media file that the page has got. */
  media: URL[]
  /** Bytes of all else that came from the portal: pages, scripts, answers of its API; as they crossed the wire. */
  appBytes: number
}

/** Counts what a page is sent from now on, by who sends it. */
export function watchTraffic(page: Page, appOrigin: string): Traffic {
  const traffic: Traffic = { media: [], appBytes: 0 }
  page.on('requestfinished', async (request) => {
    const url = new URL(request.url())
    if (mediaPath.test(url.pathname)) return void traffic.media.push(url)
    if (url.origin !== appOrigin) return
    // The sizes of a request whose page is already gone cannot be asked for.
    const sizes = await request.sizes().catch(() => null)
    traffic.appBytes += (sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0)
  })
  return traffic
}
