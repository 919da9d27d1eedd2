import { beforeEach, expect, test } from 'vitest'
import { createWorld } from '#player/fake-world.ts'
import { createDeck } from './deck.ts'
import type { Entry } from './queue.ts'
import type { Reel } from './reel.ts'
import { resumesFromSeconds } from './track.ts'
import type { TrackSource } from './track-media.ts'

const entry = (name: string, durationSeconds: number): Entry => ({
  key: name.charCodeAt(0),
  track: { playableId: name, name, durationSeconds, artist: null, album: 'Album', albumHref: '/', artwork: [] },
})
const short = entry('short', resumesFromSeconds - 1)
const other = entry('other', resumesFromSeconds - 1)
const long = entry('long', resumesFromSeconds)

let worlds: { name: string; world: ReturnType<typeof createWorld> }[]
let laid: string[]
let deck: ReturnType<typeof createDeck>
let left: number
let answers: ReturnType<typeof createWorld>['answers']

beforeEach(() => {
  ;[worlds, laid, left, answers] = [[], [], 0, []]
  const names = new Map<TrackSource | undefined, string>()
  const nameOf = (source: TrackSource) => {
    for (const viewing of [deck.on(), deck.ahead()]) names.set(viewing?.source, viewing?.entry.track.name ?? '')
    return names.get(source)
  }
  const reel: Reel = {
    begin: (source, seconds) => laid.push(`begin ${nameOf(source)} ${seconds}`),
    follow: (source) => laid.push(`follow ${source && nameOf(source)}`),
    clear: () => laid.push('clear'),
    ...{
      position: () => 0,
      duration: () => null,
      seek: () => {},
      resume: () => laid.push('resume'),
      destroy: () => {},
    },
  }
  deck = createDeck({
    ...{ media: document.createElement('audio'), reel, onChange: () => {}, onReopen: () => laid.push('reopen') },
    clock: createWorld().clock,
    fetch: globalThis.fetch,
    createKeeper: (name) => {
      const world = createWorld()
      world.world.resumeAtSeconds = left
      world.answers.push(...answers.splice(0, 1))
      worlds.push({ name, world })
      return world.keeper
    },
  })
})

const settle = async () => {
  for (const { world } of worlds) await world.settle()
}
const opened = () => worlds.map(({ name }) => name)
const told: number[] = []
const put = async (which: Entry, at: number | null = null) => {
  deck.put(which, at, (seconds) => told.push(seconds))
  await settle()
}

test('a short track begins at its beginning, and the next one is laid behind it', async () => {
  left = 100
  await put(short)
  deck.follow(other)
  expect(laid).toEqual(['begin short 0', 'follow other'])
  deck.follow(other)
  expect(opened(), 'asked for once').toEqual(['short', 'other'])
  const next = deck.ahead()
  expect(next && deck.turnTo(next.source)).toBe(other)
  expect(deck.on()?.entry).toBe(other)
})

test('a long track begins where it was left, unless it is told where', async () => {
  left = 300
  await put(long)
  expect(laid).toEqual(['clear', 'begin long 300'])
  expect(told.at(-1)).toBe(300)
  await put(long, 0)
  expect(laid.at(-1), 'control').toBe('begin long 0')
})

test('a long track that was left is not laid behind another, and begins there when its turn comes', async () => {
  await put(short)
  left = 300
  deck.follow(long)
  await settle()
  expect(laid.slice(1)).toEqual(['follow null'])
  deck.finish()
  await put(long)
  expect(laid.slice(2)).toEqual(['clear', 'begin long 300'])
  expect(opened(), 'what was opened for it is used').toEqual(['short', 'long'])
})

test('a long track that was never begun is laid behind another; so is the same one once more', async () => {
  await put(short)
  deck.follow(long)
  await settle()
  expect(laid.slice(1)).toEqual(['follow long'])
  left = 300
  await put(long, 0)
  deck.follow(long)
  expect(laid.slice(2)).toEqual(['begin long 0', 'follow long'])
})

test('another choice while a long track is asked for is what plays', async () => {
  left = 300
  deck.put(long, null, () => told.push(-1))
  await put(short)
  expect(laid).toEqual(['clear', 'begin short 0'])
  expect(told).not.toContain(-1)
})

test('what was refused ahead of its turn is asked for anew in its turn', async () => {
  await put(short)
  answers.push({ status: 403, body: { error: { code: 'NOT_IN_PLAN', message: '', retryable: false } } })
  deck.follow(other)
  await settle()
  deck.finish()
  await put(other)
  expect(opened()).toEqual(['short', 'other', 'other'])
  expect(deck.on()?.keeper.getState().status).toBe('open')
})
