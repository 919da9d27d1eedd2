import { request as httpRequest } from 'node:http'
import type { APIRequestContext } from '@playwright/test'
import type { FilmState } from './portal-state.ts'

/** The cookies of a grant, by name, as the media host would receive them. */
export type MediaCookies = Map<string, string>

/** Asks for a grant as a page of the portal would; `origin` is what the browser would state. */
export function askGrant(request: APIRequestContext, origin: string, playableId: string, statedOrigin = origin) {
  return request.post(`${origin}/api/playback/grants`, {
    data: { playableId, deviceId: 'attacker-device' },
    headers: { Origin: statedOrigin },
    // A connection that was idle as long as the server keeps one may end in the moment of its use.
    maxRetries: 1,
  })
}

/** Takes a grant that must succeed and keeps its cookies. */
export async function takeCookies(request: APIRequestContext, origin: string, film: FilmState): Promise<MediaCookies> {
  const response = await askGrant(request, origin, film.playableId)
  if (response.status() !== 201) throw new Error(`The grant was refused with ${response.status()}.`)
  const lines = response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
  const pairs = lines.map(({ value }) => value.split(';', 1)[0] ?? '')
  return new Map(
    pairs
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
      .filter(([name, value]) => name.startsWith('CloudFront-') && value !== ''),
  )
}

/** Sends a request whose target goes out byte for byte, which no browser or URL parser would do. */
export function sendRaw(
  origin: string,
  target: string,
  cookies: MediaCookies | null,
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(origin)
  const cookie = cookies && [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return new Promise((resolve, reject) => {
    const headers = { Host: `${hostname}:${port}`, ...(cookie ? { Cookie: cookie } : {}) }
    const sent = httpRequest({ hostname: '127.0.0.1', port, path: target, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('latin1')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** The same text with one character of its middle replaced by another of the same alphabet. */
export function flipOne(text: string): string {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}
