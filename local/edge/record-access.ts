import type { AccessLog } from './access-log.ts'
import type { Exchange } from './exchange.ts'

/** Where and when lines are written, and what of a path may stand in one. */
export type AccessRecorder = { log: AccessLog; clock: () => number; maskPath: (path: string) => string }

/** Writes the request's line when its answer has left, or its viewer has. The query is never part of it. */
export function recordAccess(exchange: Exchange, { log, clock, maskPath }: AccessRecorder): void {
  const { request, response } = exchange
  const { socket } = request
  const startedAt = performance.now()
  const bytesBefore = socket.bytesWritten
  response.once('close', () => {
    log.write({
      time: new Date(clock()).toISOString(),
      method: request.method ?? '',
      path: maskPath(exchange.target.path),
      status: response.headersSent ? response.statusCode : 0,
      // What is still in the socket's own buffer has not left.
      bytes: Math.max(0, socket.bytesWritten - socket.writableLength - bytesBefore),
      cache: exchange.cacheWord,
      code: exchange.code,
      client: exchange.clientAddress,
      behaviour: exchange.behaviour.name,
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
    })
  })
}
