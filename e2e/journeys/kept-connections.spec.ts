import { Agent, get, type IncomingMessage } from 'node:http'
import { expect, test } from '#e2e/fixtures.ts'

/** The longest that CloudFront keeps an idle connection to its origin, unless its quota is raised. */
const cloudFrontSeconds = 120

test('the app keeps an idle connection for longer than CloudFront does', async ({ portal }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = () =>
    new Promise<IncomingMessage & { isReused: boolean }>((resolve, reject) => {
      const request = get(`${portal.appOrigin}/healthz`, { agent }, (response) => {
        response.resume().on('end', () => resolve(Object.assign(response, { isReused: request.reusedSocket })))
      }).on('error', reject)
    })
  const first = await ask()
  const [, seconds] = /^timeout=(\d+)/.exec(String(first.headers['keep-alive'])) ?? []
  expect(Number(seconds)).toBeGreaterThan(cloudFrontSeconds)
  expect((await ask()).isReused, 'control: the connection is kept').toBe(true)
  agent.destroy()
})
