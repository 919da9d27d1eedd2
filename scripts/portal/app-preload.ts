import { createWriteStream } from 'node:fs'
import diagnosticsChannel from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { maskSecretPath } from '#core/secret-paths.ts'

// Loaded into the app's process before Next (`node --import`): it ends with the portal that started it, and writes one
// JSON line a request, so that a test can show that no media went through here.

process.on('disconnect', () => process.exit(0))

const path = process.env['USHER_ACCESS_LOG']
if (path !== undefined) {
  const log = createWriteStream(path, { flags: 'a', mode: 0o600 })
  log.on('error', () => undefined)
  diagnosticsChannel.subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const { socket } = request
    const sentBefore = socket.bytesWritten
    response.once('close', () => {
      log.write(
        `${JSON.stringify({
          time: new Date().toISOString(),
          method: request.method,
          // Never the query, nor the part of a path that is a secret: either may carry a token.
          path: maskSecretPath(request.url?.split('?', 1)[0] ?? ''),
          status: response.statusCode,
          // All that left by the socket for this request, headers included.
          bytes: socket.bytesWritten - sentBefore,
        })}\n`,
      )
    })
  })
}
