import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { assertPortFree, findFreePorts } from './ports.ts'

test.each(['127.0.0.1', '::1'])(
  'a port that somebody listens on at %s is refused with the setting that moves it',
  async (host) => {
    const server = createServer()
    server.listen(0, host)
    const isUp = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ])
    // A machine without IPv6 has no ::1 to listen on.
    if (!isUp) return
    const { port } = server.address() as AddressInfo
    await expect(assertPortFree('EDGE_PORT', port)).rejects.toThrow(
      `Port ${port} is in use by another program: stop that one, or set EDGE_PORT to another port (EDGE_PORT=${port + 1} npm start).`,
    )
    server.close()
    await once(server, 'close')
    await assertPortFree('EDGE_PORT', port)
  },
)

test('free ports differ and are free', async () => {
  const { a, b, c } = await findFreePorts(['a', 'b', 'c'])
  expect(new Set([a, b, c]).size).toBe(3)
  await Promise.all([a, b, c].map((port) => assertPortFree('APP_PORT', port)))
})
