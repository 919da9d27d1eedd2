import { expect, test } from 'vitest'
import { createWorld, refusal } from './fake-world.ts'

test('opens with the playable and the device, and is open', async () => {
  const { keeper, open, requests } = createWorld()
  await open()

  expect(requests).toEqual([{ path: '', body: { playableId: 'film', deviceId: 'device-1' } }])
  expect(keeper.getState()).toMatchObject({ status: 'open', grant: { grantId: 'grant-1' } })
})

test('renews exactly when the server said, with the last position and measures', async () => {
  const { keeper, open, advance, requests, paths } = createWorld()
  await open()
  keeper.report({ positionSeconds: 61.5, state: 'playing', startupMilliseconds: 420 })

  await advance(119)
  expect(paths()).toEqual([''])
  await advance(1)
  expect(requests[1]).toEqual({
    path: '/grant-1/heartbeat',
    body: { positionSeconds: 61.5, positionAgeSeconds: 120, state: 'playing', startupMilliseconds: 420 },
  })
})

test('a place that no heartbeat could tell of is kept until one can, and at leaving', async () => {
  const { keeper, open, advance, answers, keptWords } = createWorld()
  await open()
  keeper.report({ positionSeconds: 300, state: 'playing' })
  answers.push('no answer', refusal(503, 'SERVICE_UNAVAILABLE'))
  await advance(121)
  expect([...keptWords]).toMatchObject([['/grants/grant-1/end', { positionSeconds: 300 }]])
  await advance(10)
  expect(keptWords.size, 'a heartbeat got through').toBe(0)

  // The heartbeat that got through was at 123 s; the next is due 120 s later and finds no server.
  answers.push('no answer')
  await advance(112.5)
  keeper.report({ positionSeconds: 420 })
  keeper.release()
  expect([...keptWords]).toMatchObject([['/grants/grant-1/end', { positionSeconds: 420 }]])
})

test('keeps the lease while paused, for hours', async () => {
  const { keeper, open, advance, paths } = createWorld()
  await open()
  keeper.report({ positionSeconds: 10, state: 'paused' })

  await advance(7_200)
  expect(paths().filter((path) => path === '/grant-1/heartbeat')).toHaveLength(60)
})

test('renews at once when the machine wakes, and not twice for two signals', async () => {
  const { keeper, open, sleep, settle, paths } = createWorld()
  await open()
  sleep(30_000)
  keeper.wake()
  keeper.wake()
  await settle()

  expect(paths()).toEqual(['', '/grant-1/heartbeat'])
})

test('a lease that ran out in a long sleep is opened anew without a word', async () => {
  const { keeper, open, sleep, settle, answers, paths } = createWorld()
  await open()
  const seen: string[] = []
  keeper.subscribe(() => seen.push(keeper.getState().status))

  answers.push(refusal(410, 'GRANT_ENDED'))
  sleep(30_000)
  keeper.wake()
  await settle()

  expect(paths()).toEqual(['', '/grant-1/heartbeat', ''])
  expect(keeper.getState()).toMatchObject({ status: 'open', grant: { grantId: 'grant-2' } })
  expect(seen).toEqual(['open'])
})

test('offline: says so, waits, and goes on by itself', async () => {
  const { keeper, open, advance, world, settle } = createWorld()
  await open()
  world.isOnline = false
  await advance(120)
  expect(keeper.getState()).toEqual({ status: 'waiting', reason: 'offline' })

  world.isOnline = true
  keeper.wake()
  await settle()
  expect(keeper.getState()).toMatchObject({ status: 'open' })
})

test('a heartbeat without an answer is tried again with growing waits, silently while the cookies last', async () => {
  const { keeper, open, advance, answers, requests } = createWorld()
  await open()
  answers.push('no answer', refusal(503, 'SERVICE_UNAVAILABLE'), 'no answer')

  await advance(120)
  expect(keeper.getState().status).toBe('open')
  const tried = async (seconds: number) => {
    await advance(seconds)
    return requests.length
  }
  expect([await tried(0.9), await tried(0.1), await tried(1.9), await tried(0.1), await tried(4)]).toEqual([
    2, 3, 3, 4, 5,
  ])
  expect(keeper.getState().status).toBe('open')
})

test('says that the portal does not answer once the cookies have ended, and recovers', async () => {
  const { keeper, open, advance, answers } = createWorld()
  await open()
  answers.push(...Array.from({ length: 12 }, () => 'no answer' as const))
  await advance(310)
  expect(keeper.getState()).toEqual({ status: 'waiting', reason: 'portal' })

  await advance(300)
  expect(keeper.getState().status).toBe('open')
})

test('stopped from another device: asks nothing more until the person wants to watch here', async () => {
  const { keeper, open, advance, answers, settle, paths } = createWorld()
  await open()
  answers.push(refusal(410, 'STREAM_STOPPED', { stoppedBy: 'Firefox on Windows' }))
  await advance(120)
  expect(keeper.getState()).toMatchObject({
    status: 'refused',
    refusal: { code: 'STREAM_STOPPED', stoppedBy: 'Firefox on Windows' },
  })

  keeper.wake()
  await advance(3_600)
  expect(paths()).toHaveLength(2)

  keeper.retry()
  await settle()
  expect(paths()).toEqual(['', '/grant-1/heartbeat', ''])
  expect(keeper.getState()).toMatchObject({ status: 'open', grant: { grantId: 'grant-2' } })
})

test('too many streams: names the screens, stops the chosen one, then opens', async () => {
  const { keeper, open, answers, requests } = createWorld()
  const devices = [{ grantId: 'other', name: 'Firefox on Windows' }]
  answers.push(refusal(409, 'TOO_MANY_STREAMS', { devices }))
  await open()
  expect(keeper.getState()).toMatchObject({ status: 'refused', refusal: { code: 'TOO_MANY_STREAMS', devices } })

  await keeper.stopDevice('other')
  expect(requests.slice(1)).toEqual([
    // Without a position: with one it would read as that player leaving by itself.
    { path: '/other/end', body: {} },
    { path: '', body: { playableId: 'film', deviceId: 'device-1' } },
  ])
  expect(keeper.getState().status).toBe('open')
})

test.each([
  [401, 'UNAUTHENTICATED'],
  [403, 'NOT_IN_PLAN'],
  [403, 'MEMBERSHIP_ENDED'],
])('a heartbeat refused with %i %s ends the renewals and says why', async (status, code) => {
  const { keeper, open, advance, answers, paths } = createWorld()
  await open()
  answers.push(refusal(status, code))
  await advance(120)

  expect(keeper.getState()).toMatchObject({ status: 'refused', refusal: { code, message: `(${code})` } })
  await advance(3_600)
  expect(paths()).toHaveLength(2)
})

test('a refused viewer who comes back to the tab is asked for again: the card may be paid by now', async () => {
  const { keeper, open, answers, settle } = createWorld()
  answers.push(refusal(403, 'MEMBERSHIP_ENDED'))
  await open()
  keeper.wake()
  await settle()
  expect(keeper.getState().status).toBe('open')
})

test('leaving sends the last position and ends the heartbeats', async () => {
  const { keeper, open, advance, lastWords, paths } = createWorld()
  await open()
  keeper.report({ positionSeconds: 2_530, state: 'playing' })
  keeper.release()

  expect(lastWords).toEqual([{ path: '/grants/grant-1/end', body: { positionSeconds: 2_530 } }])
  await advance(3_600)
  expect(paths()).toEqual([''])
})

test('leaving while the grant is still under way frees it when it comes', async () => {
  const { keeper, lastWords, settle } = createWorld()
  void keeper.renew()
  keeper.release()
  await settle()
  expect(lastWords).toEqual([{ path: '/grants/grant-1/end', body: { positionSeconds: 0 } }])
})

test('back from the back-forward cache a new grant is opened', async () => {
  const { keeper, open, settle, paths } = createWorld()
  await open()
  keeper.release()
  keeper.wake()
  await settle()
  expect(paths()).toEqual(['', ''])
  expect(keeper.getState()).toMatchObject({ status: 'open', grant: { grantId: 'grant-2' } })
})

test('the end of the film is told at once, and a film seen to its end starts over next time', async () => {
  const { keeper, open, settle, requests, lastWords } = createWorld()
  await open()
  keeper.report({ positionSeconds: 5_400, state: 'ended' })
  await settle()
  keeper.release()

  expect(requests[1]?.body).toMatchObject({ state: 'ended' })
  expect(lastWords[0]?.body).toEqual({ positionSeconds: 0 })
})

test('leaving before the first picture keeps the place of the last viewing', async () => {
  const { keeper, open, world, lastWords } = createWorld()
  world.resumeAtSeconds = 2_530
  await open()
  keeper.release()
  expect(lastWords[0]?.body).toEqual({ positionSeconds: 2_530 })
})
