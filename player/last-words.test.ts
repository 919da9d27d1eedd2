import { beforeEach, expect, test } from 'vitest'
import { createLastWords } from './last-words.ts'

const minute = 60_000
let stored: Map<string, string>
let world: { now: number; isOnline: boolean; takesBeacons: boolean; status: number | 'no answer' }
let beacons: unknown[]
let requests: { address: string; body: unknown }[]

beforeEach(() => {
  stored = new Map()
  world = { now: 1_000 * minute, isOnline: true, takesBeacons: true, status: 204 }
  beacons = []
  requests = []
})

function open() {
  return createLastWords({
    storage: () => ({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    }),
    fetch: (async (address: string, init: RequestInit) => {
      requests.push({ address, body: JSON.parse(String(init.body)) })
      if (world.status === 'no answer') throw new TypeError('Failed to fetch')
      return new Response(null, { status: world.status })
    }) as typeof globalThis.fetch,
    sendBeacon: (address, body) => {
      beacons.push([address, body])
      return world.takesBeacons
    },
    isOnline: () => world.isOnline,
    now: () => world.now,
  })
}

const place = (positionSeconds: number) => ({ positionSeconds, at: world.now })

test('what leaves by beacon is not kept, and says how old it is', async () => {
  const standing = place(42)
  world.now += 3_000
  open().say('/end', standing)
  expect(beacons).toEqual([['/end', { positionSeconds: 42, positionAgeSeconds: 3 }]])
  await open().sendKept()
  expect(requests).toEqual([])
})

test.each([
  ['offline', { isOnline: false }],
  ['with a browser that takes no more', { takesBeacons: false }],
])('what cannot leave %s is told at the next start, with its age, and once', async (_label, trouble) => {
  Object.assign(world, trouble)
  open().say('/end', place(42))
  world.now += 5 * minute
  await open().sendKept()
  expect(requests).toEqual([{ address: '/end', body: { positionSeconds: 42, positionAgeSeconds: 300 } }])
  await open().sendKept()
  expect(requests).toHaveLength(1)
})

test.each(['no answer', 503, 401] as const)('after %s it stays for another start', async (status) => {
  open().keep('/end', place(42))
  world.status = status
  await open().sendKept()
  world.status = 204
  await open().sendKept()
  await open().sendKept()
  expect(requests).toHaveLength(2)
})

test('a place is kept once, the newest; a heartbeat that got through takes it away', async () => {
  open().keep('/a', place(1))
  open().keep('/a', place(2))
  open().keep('/b', place(3))
  open().forget('/b')
  await open().sendKept()
  expect(requests).toMatchObject([{ address: '/a', body: { positionSeconds: 2 } }])
})

test('what lay a month is let go, and a storage with anything else in it is none', async () => {
  open().keep('/a', place(1))
  world.now += 31 * 24 * 60 * minute
  await open().sendKept()
  stored.set('usher.player.unsent', '[["/x"],7,{"a":1}]')
  await open().sendKept()
  expect(requests).toEqual([])
})
