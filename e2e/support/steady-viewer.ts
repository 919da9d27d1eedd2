import { setTimeout as delay } from 'node:timers/promises'
import type { APIRequestContext, APIResponse } from '@playwright/test'

type Grant = { grantId: string; manifestUrl: string; renewAfterSeconds: number }

export type SteadyViewer = {
  counts: { requests: number; renewals: number; refused: number; refusedAfterRenewal: number }
  /** The key that signed the cookies it holds now. */
  keyId(): string
  /** Fetches every segment again and again, renews when the grant says so and when it is refused, until `signal`. */
  play(signal: AbortSignal): Promise<void>
}

export type SteadyViewerSettings = {
  /** Holds the session of whoever watches. */
  request: APIRequestContext
  origin: string
  playableId: string
  deviceId: string
}

/** A player asks for the next segment when it has room for it. */
const paceMilliseconds = 250

/** A client without a screen that obeys `renewAfterSeconds`, over the same addresses as the portal's player. */
export async function openSteadyViewer(settings: SteadyViewerSettings): Promise<SteadyViewer> {
  const { request, origin, playableId, deviceId } = settings
  const counts = { requests: 0, renewals: 0, refused: 0, refusedAfterRenewal: 0 }
  const headers = { Origin: origin }
  const opened = await request.post(`${origin}/api/playback/grants`, { data: { playableId, deviceId }, headers })
  const { grantId, manifestUrl, ...first } = await readGrant(opened)
  let cookies = readMediaCookies(opened)
  let renewAt = Date.now() + first.renewAfterSeconds * 1_000
  const segments = await listSegments(manifestUrl, () => cookies.header)

  async function renew(): Promise<void> {
    const data = { positionSeconds: 1, state: 'playing' }
    const answer = await request.post(`${origin}/api/playback/grants/${grantId}/heartbeat`, { data, headers })
    const { renewAfterSeconds } = await readGrant(answer)
    cookies = readMediaCookies(answer)
    renewAt = Date.now() + renewAfterSeconds * 1_000
    counts.renewals++
  }

  async function ask(url: string): Promise<boolean> {
    const answer = await fetch(url, { headers: { Cookie: cookies.header } })
    await answer.arrayBuffer()
    counts.requests++
    return answer.status === 200
  }

  async function play(signal: AbortSignal): Promise<void> {
    for (let number = 0; !signal.aborted; number++) {
      if (Date.now() >= renewAt) await renew()
      const url = segments[number % segments.length] ?? ''
      if (!(await ask(url))) {
        counts.refused++
        await renew()
        if (!(await ask(url))) counts.refusedAfterRenewal++
      }
      await delay(paceMilliseconds)
    }
  }

  return { counts, keyId: () => cookies.keyId, play }
}

async function readGrant(answer: APIResponse): Promise<Grant> {
  if (!answer.ok()) throw new Error(`No grant: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as Grant
}

function readMediaCookies(answer: APIResponse): { header: string; keyId: string } {
  const lines = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  const kept = lines.flatMap(({ value }) => (/; Max-Age=0/i.test(value) ? [] : [value.split(';')[0] ?? '']))
  const keyId = kept.find((pair) => pair.startsWith('CloudFront-Key-Pair-Id='))?.split('=')[1] ?? ''
  return { header: kept.join('; '), keyId }
}

/** Every segment that the master playlist leads to. */
async function listSegments(manifestUrl: string, cookie: () => string): Promise<string[]> {
  const read = async (url: string): Promise<string[]> => {
    const answer = await fetch(url, { headers: { Cookie: cookie() } })
    const named = (await answer.text()).matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)
    return [...named].map(([, line, attribute]) => new URL(line ?? attribute ?? '', url).href)
  }
  const playlists = (await read(manifestUrl)).filter((url) => url.endsWith('.m3u8'))
  const listed = await Promise.all(playlists.map(read))
  return [...new Set(listed.flat())].filter((url) => !url.endsWith('.m3u8'))
}
