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

/** Answers what the HTTP parser could not read (RFC 9112 §2.2): a page, and the connection is closed. */
export function refuseUnreadable(cause: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || cause.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
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
