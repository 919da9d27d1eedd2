import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorPage, edgeErrors, type EdgeError } from './answers/error-page.ts'

/** Starts and stops a server by promises. */
export function listening(server: Server): {
  listen(port: number, host: string): Promise<number>
  close(): Promise<void>
} {
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** How long a viewer may go on sending after its request was found unreadable, in milliseconds. */
const lingerMs = 2_000

/**
 * Answers what the HTTP parser could not read (RFC 9112 §2.2): a page, and the connection is closed. It lingers a
 * little, since closing on unread bytes would reset the connection before the page is read (RFC 9112 §9.6).
 */
export function refuseUnreadable(cause: Error & { code?: string }, socket: Duplex): void {
  if (cause.code === 'ECONNRESET') socket.destroy()
  // The parser complains once for each further packet; the page has been sent by then.
  if (!socket.writable) return
  setTimeout(() => socket.destroy(), lingerMs).unref()
  const error: EdgeError = cause.code === 'HPE_HEADER_OVERFLOW' ? 'requestTooLong' : 'badRequest'
  const body = errorPage(error)
  const head = [
    `HTTP/1.1 ${edgeErrors[error].status} ${error === 'badRequest' ? 'Bad Request' : 'Content Too Large'}`,
    'Server: CloudFront',
    `Content-Type: text/html`,
    `Content-Length: ${body.length}`,
    'X-Cache: Error from cloudfront',
    'Connection: close',
  ]
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]))
}
