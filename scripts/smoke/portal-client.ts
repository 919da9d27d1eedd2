/** A grant as it was answered; `cookies` is the `Cookie` header that the media host would receive. */
export type Grant = { status: number; manifestUrl: string; expiresAt: Date; cookies: string }

/** A person without a browser: signs in and takes grants over plain HTTP, keeping what a cookie jar would. */
export type PortalClient = {
  signIn(email: string, password: string): Promise<void>
  requestGrant(playableId: string): Promise<Grant>
}

export function createPortalClient(appOrigin: string): PortalClient {
  const jar = new Map<string, string>()

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('Cookie', writeCookieHeader(jar))
    headers.set('Origin', appOrigin)
    const response = await fetch(`${appOrigin}${path}`, { ...init, headers, redirect: 'manual' })
    for (const [name, value] of readSetCookies(response)) jar.set(name, value)
    return response
  }

  return {
    async signIn(email, password) {
      const { csrfToken } = (await (await send('/api/auth/csrf')).json()) as { csrfToken: string }
      const form = new URLSearchParams({ csrfToken, email, password, json: 'true' })
      const response = await send('/api/auth/callback/credentials', { method: 'POST', body: form })
      if (![...jar.keys()].some((name) => name.includes('usher-session'))) {
        throw new Error(`Sign-in of ${email} failed with status ${response.status}.`)
      }
    },

    async requestGrant(playableId) {
      const body = JSON.stringify({ playableId, deviceId: 'smoke-test-device' })
      const headers = { 'Content-Type': 'application/json' }
      const response = await send('/api/playback/grants', { method: 'POST', body, headers })
      const answer = (await response.json()) as { manifestUrl?: string; expiresAt?: string }
      const media = new Map(
        readSetCookies(response).filter(([name, value]) => name.startsWith('CloudFront-') && value !== ''),
      )
      return {
        status: response.status,
        manifestUrl: answer.manifestUrl ?? '',
        expiresAt: new Date(answer.expiresAt ?? NaN),
        cookies: writeCookieHeader(media),
      }
    },
  }
}

function readSetCookies(response: Response): [string, string][] {
  return response.headers.getSetCookie().map((line) => {
    const pair = line.split(';', 1)[0] ?? ''
    const split = pair.indexOf('=')
    return [pair.slice(0, split), pair.slice(split + 1)]
  })
}

function writeCookieHeader(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}
