import http from 'node:http'
import https from 'node:https'
import { pipeline, type Duplex } from 'node:stream'
import type { Answers } from '#local/edge/answers/answers.ts'
import type { EdgeHeaders } from '#local/edge/answers/edge-headers.ts'
import type { Exchange, Viewed } from '#local/edge/exchange.ts'
import { requestHeadersForApp, responseHeadersFromApp } from './app-headers.ts'

/** Passes requests of the default behaviour to the app, bodies and answers streamed. */
export type AppOrigin = {
  pass(exchange: Exchange, answers: Answers, edgeHeaders: EdgeHeaders): void
  /** Joins an upgraded connection (web socket) with the app's; either end closing closes the other. */
  upgrade(viewed: Viewed, socket: Duplex, head: Buffer): void
  close(): void
}

/**
 * @param origin Scheme, host and port of the app.
 * @param secret Goes with each request, so that the app can tell the distribution from anyone else.
 * @param silenceMs How long the app may stay silent before the viewer gets 504.
 */
export function createAppOrigin(options: { origin: string; secret: string; silenceMs?: number }): AppOrigin {
  const { secret, silenceMs = 60_000 } = options
  const origin = new URL(options.origin)
  const client = origin.protocol === 'https:' ? https : http
  const agent = new client.Agent({ keepAlive: true, maxFreeSockets: 32 })

  function open(request: http.IncomingMessage, headers: string[], keep: boolean): http.ClientRequest {
    return client.request({
      agent: keep ? agent : false,
      method: request.method ?? 'GET',
      host: origin.hostname,
      port: origin.port,
      path: request.url ?? '/',
      headers,
    })
  }

  return {
    pass(exchange, answers, edgeHeaders) {
      const { request, response } = exchange
      const headers = requestHeadersForApp(exchange, secret)
      if (request.headers['transfer-encoding'] !== undefined) headers.push('Transfer-Encoding', 'chunked')
      const onward = open(request, headers, true)
      let isLate = false
      onward.setTimeout(silenceMs, () => {
        isLate = true
        onward.destroy(new Error('the app stays silent'))
      })
      onward.on('error', () => {
        if (response.headersSent) response.destroy()
        else answers.fail(exchange, isLate ? 'originTooSlow' : 'originUnreachable')
      })
      onward.on('response', (answer) => {
        const list = responseHeadersFromApp(answer)
        edgeHeaders.append(list, (answer.statusCode ?? 0) >= 400 ? 'Error' : 'Miss')
        exchange.cacheWord = 'Miss'
        response.writeHead(answer.statusCode ?? 502, answer.statusMessage, list)
        pipeline(answer, response, () => undefined)
      })
      response.once('close', () => {
        if (!response.writableFinished) onward.destroy()
      })
      request.pipe(onward)
    },

    upgrade(viewed, socket, head) {
      const { request } = viewed
      request.socket.setTimeout(0)
      const headers = requestHeadersForApp(viewed, secret)
      headers.push('Connection', 'Upgrade', 'Upgrade', request.headers.upgrade ?? '')
      const onward = open(request, headers, false)
      const drop = (): void => {
        onward.destroy()
        socket.destroy()
      }
      socket.on('error', drop)
      onward.on('error', drop)
      onward.on('response', (answer) => {
        socket.end(`HTTP/1.1 ${answer.statusCode ?? 502} ${answer.statusMessage ?? ''}\r\nConnection: close\r\n\r\n`)
        onward.destroy()
      })
      onward.on('upgrade', (answer, appSocket, appHead) => {
        const lines = ['HTTP/1.1 101 Switching Protocols', 'Connection: Upgrade']
        lines.push(`Upgrade: ${answer.headers.upgrade ?? ''}`)
        const list = responseHeadersFromApp(answer)
        for (let at = 0; at < list.length; at += 2) lines.push(`${list[at] ?? ''}: ${list[at + 1] ?? ''}`)
        socket.write(`${lines.join('\r\n')}\r\n\r\n`)
        socket.write(appHead)
        appSocket.write(head)
        pipeline(socket, appSocket, socket, drop)
      })
      onward.end()
    },

    close: () => {
      agent.destroy()
    },
  }
}
