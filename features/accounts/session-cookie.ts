/** A cookie of the portal: its name and where it lives. */
export type PortalCookie = {
  name: string
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean }
}

/**
 * The cookie that carries one purpose (`session`, `csrf`, `callback`). Over https the `__Host-` prefix ties it to the
 * very host; on plain http, thus on loopback, cookies ignore ports, so the name carries the port and two portals on one
 * machine do not sign each other out.
 *
 * @see RFC 6265bis §4.1.3.2 (`__Host-`) and RFC 6265 §8.5 (no isolation by port)
 */
export function describePortalCookie(purpose: 'session' | 'csrf' | 'callback', appOrigin: string): PortalCookie {
  const { protocol, port } = new URL(appOrigin)
  const isSecure = protocol === 'https:'
  return {
    name: isSecure ? `__Host-usher-${purpose}` : `usher-${purpose}-${port || '80'}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  }
}
