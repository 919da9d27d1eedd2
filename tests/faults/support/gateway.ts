import { createServer, request as open, type IncomingMessage, type RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type Gateway = { origin: string; close(): Promise<void> }

/**
 * Stands between a process and a service and passes every request on as it came. Where one is fatal, the service does
 * it, and its sender is killed before it hears of that.
 *
 * @param isFatal Asked about `METHOD path?query target`, the last for protocols that name the call in a header.
 * @param kill Resolves when the sender is gone.
 */
export async function openGateway(
  target: string,
  isFatal: (request: string) => boolean,
  kill: () => Promise<void>,
): Promise<Gateway> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming
      const isLast = isFatal(`${method} ${url} ${String(headers['x-amz-target'] ?? '')}`.trim())
      const body = await buffer(incoming)
      const answer = await handOn(new URL(target), { method, path: url, headers }, body)
      const content = await buffer(answer)
      if (isLast) return kill()
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content)
    })().catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** With the sender's own headers, the host among them: signatures cover it. */
function handOn({ hostname, port }: URL, options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    open({ hostname, port, agent: false, ...options }, resolve)
      .on('error', reject)
      .end(body)
  })
}
