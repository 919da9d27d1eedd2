import { expect, test } from 'vitest'
import { createWorld, refusal } from './fake-world.ts'
import { createMediaGate } from './media-gate.ts'

async function openWorld() {
  const world = createWorld()
  await world.open()
  return { ...world, gate: createMediaGate(world.keeper, world.clock) }
}

test('a failure without status renews once and is sent again', async () => {
  const { gate, clock, paths } = await openWorld()
  expect(await gate.failed({ startedAt: clock.now() })).toBe('retry')
  expect(paths()).toEqual(['', '/grant-1/heartbeat'])
})

test('requests that failed under the same old cookies share one renewal', async () => {
  const { gate, clock, sleep, paths } = await openWorld()
  sleep(400)
  const startedAt = clock.now()
  sleep(1)
  const answers = await Promise.all([gate.failed({ startedAt }), gate.failed({ startedAt })])

  expect([...answers, await gate.failed({ startedAt })]).toEqual(['retry', 'retry', 'retry'])
  expect(paths()).toEqual(['', '/grant-1/heartbeat'])
})

test('a second 403 within 10 seconds of the renewal is missing media, not a loop', async () => {
  const { gate, keeper, clock, sleep, paths } = await openWorld()
  await gate.failed({ startedAt: clock.now(), status: 403 })
  sleep(9)

  expect(await gate.failed({ startedAt: clock.now(), status: 403 })).toBe('stop')
  expect(keeper.getState()).toMatchObject({ status: 'refused', refusal: { code: 'MEDIA_MISSING' } })
  expect(paths()).toHaveLength(2)
})

test('a 403 later than that is an expiry again', async () => {
  const { gate, keeper, clock, sleep } = await openWorld()
  await gate.failed({ startedAt: clock.now(), status: 403 })
  sleep(11)
  expect(await gate.failed({ startedAt: clock.now(), status: 403 })).toBe('retry')
  expect(keeper.getState().status).toBe('open')
})

test('a host out of reach is said, asked again ever more slowly, and forgotten when media arrive', async () => {
  const { gate, keeper, clock, advance, paths } = await openWorld()
  await gate.failed({ startedAt: clock.now() })

  const again = gate.failed({ startedAt: clock.now() })
  expect(keeper.getState()).toEqual({ status: 'waiting', reason: 'media' })
  await keeper.renew()
  expect(keeper.getState(), 'a heartbeat in between takes nothing back').toEqual({ status: 'waiting', reason: 'media' })
  await advance(1)
  expect(await again).toBe('retry')
  expect(paths()).toHaveLength(3)

  gate.arrived()
  expect(keeper.getState().status).toBe('open')
})

test('what the API refuses is what the player says', async () => {
  const { gate, keeper, clock, answers } = await openWorld()
  answers.push(refusal(403, 'MEMBERSHIP_ENDED'))
  expect(await gate.failed({ startedAt: clock.now() })).toBe('stop')
  expect(keeper.getState()).toMatchObject({ status: 'refused', refusal: { code: 'MEMBERSHIP_ENDED' } })
})

test('offline, a failed request waits for the network and then goes out again', async () => {
  const { gate, keeper, clock, world, settle } = await openWorld()
  world.isOnline = false
  const failed = gate.failed({ startedAt: clock.now() })
  await settle()
  expect(keeper.getState()).toEqual({ status: 'waiting', reason: 'offline' })

  world.isOnline = true
  keeper.wake()
  expect(await failed).toBe('retry')
})

test('the first request that gets through ends the wait of the others', async () => {
  const { gate, clock, keeper } = await openWorld()
  await gate.failed({ startedAt: clock.now() })
  const waiting = gate.failed({ startedAt: clock.now() })
  gate.arrived()
  expect(await waiting).toBe('retry')
  expect(keeper.getState().status).toBe('open')
})

test('cookies that live for seconds only may end within the guard: that is an expiry', async () => {
  const { gate, keeper, clock, world, sleep } = await openWorld()
  world.renewAfterSeconds = 2
  await gate.failed({ startedAt: clock.now(), status: 403 })
  sleep(5)
  expect(await gate.failed({ startedAt: clock.now(), status: 403 })).toBe('retry')
  expect(keeper.getState().status).toBe('open')
})
