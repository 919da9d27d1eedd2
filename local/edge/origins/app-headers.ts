import type { IncomingMessage } from 'node:http'
import type { Viewed } from '#local/edge/exchange.ts'

/** The header in which the distribution proves itself to the app. */
export const originSecretHeader = 'x-usher-origin-secret'

/** RFC 9110 §7.6.1: fields of one connection, never sent on. */
const hopByHop = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade'],
])
const ownedByEdge = /^(?:cloudfront-|x-usher-origin-|x-forwarded-|x-real-ip$|forwarded$|via$|x-amz-cf-)/

/**
 * The headers of a request to the app, as name, value, name, value…: the viewer's own without those of the connection
 * and those only the edge may write, then the edge's. Headers named by `Connection` go as well.
 */
export function requestHeadersForApp({ request, clientAddress, scheme, host }: Viewed, secret: string): string[] {
  const list: string[] = []
  const named = namedByConnection(request.headers.connection)
  eachHeader(request.rawHeaders, (name, value) => {
    const lower = name.toLowerCase()
    if (!hopByHop.has(lower) && !named.has(lower) && !ownedByEdge.test(lower)) list.push(name, value)
  })
  list.push(
    'CloudFront-Viewer-Address',
    `${clientAddress}:${request.socket.remotePort ?? 0}`,
    originSecretHeader,
    secret,
  )
  list.push('X-Forwarded-Host', host, 'X-Forwarded-Proto', scheme, 'X-Forwarded-For', clientAddress)
  return list
}

/** The headers of the app's answer that go back to the viewer. */
export function responseHeadersFromApp(answer: IncomingMessage): string[] {
  const list: string[] = []
  const named = namedByConnection(answer.headers.connection)
  eachHeader(answer.rawHeaders, (name, value) => {
    const lower = name.toLowerCase()
    if (!hopByHop.has(lower) && !named.has(lower)) list.push(name, value)
  })
  return list
}

function eachHeader(raw: readonly string[], visit: (name: string, value: string) => void): void {
  for (let at = 0; at < raw.length; at += 2) visit(raw[at] ?? '', raw[at + 1] ?? '')
}

function namedByConnection(header: string | undefined): ReadonlySet<string> {
  return new Set((header ?? '').split(',').map((name) => name.trim().toLowerCase()))
}
