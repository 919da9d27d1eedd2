import type { Clock } from './clock.ts'
import { createGrantApi } from './grant-api.ts'
import { createGrantKeeper } from './grant-keeper.ts'

type Answer = { status: number; body?: unknown } | 'no answer'
type Request = { path: string; body: unknown }

/** The refusal body of the playback API. */
export function refusal(status: number, code: string, extra: object = {}): Answer {
  return { status, body: { error: { code, message: `(${code})`, retryable: false }, ...extra } }
}

/**
 * A keeper in a world of the test's own: a clock that stands still until told, a network that answers what it is given
 * (the first unused answer, else a grant of 300 seconds to renew after 120), and a record of what was sent.
 */
export function createWorld() {
  const start = Date.parse('2026-11-24T20:00:00Z')
  let now = start
  let timers: { at: number; call: () => void }[] = []
  let grants = 0
  const requests: Request[] = []
  const lastWords: { path: string; body: object }[] = []
  const keptWords = new Map<string, object>()
  const answers: Answer[] = []
  const world = { isOnline: true, resumeAtSeconds: 0, renewAfterSeconds: 120 }

  const clock: Clock = {
    now: () => now,
    random: () => 1,
    after: (milliseconds, call) => {
      const timer = { at: now + milliseconds, call }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  }

  const fetch = async (input: unknown, init?: RequestInit) => {
    const path = String(input).replace('/grants', '')
    requests.push({ path, body: JSON.parse(String(init?.body)) })
    if (!world.isOnline) throw new TypeError('Failed to fetch')
    const answer = answers.shift() ?? grantAnswer(path)
    if (answer === 'no answer') throw new TypeError('Failed to fetch')
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), { status: answer.status })
  }

  function grantAnswer(path: string): Answer {
    if (path.endsWith('/end')) return { status: 204 }
    const grantId = path.split('/')[1] || `grant-${(grants += 1)}`
    const times = {
      expiresAt: new Date(now + 300_000).toISOString(),
      renewAfterSeconds: world.renewAfterSeconds,
      resumeAtSeconds: world.resumeAtSeconds,
    }
    return { status: path ? 200 : 201, body: { grantId, manifestUrl: 'https://media.example/m.m3u8', ...times } }
  }

  /** Lets every promise that can go on do so. */
  const settle = async () => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
  }

  const keeper = createGrantKeeper({
    api: createGrantApi({ fetch: fetch as typeof globalThis.fetch, now: () => now, address: '/grants' }),
    playableId: 'film',
    deviceId: 'device-1',
    clock,
    isOnline: () => world.isOnline,
    lastWords: {
      say: (path, { positionSeconds }) => lastWords.push({ path, body: { positionSeconds } }),
      keep: (path, place) => keptWords.set(path, place),
      forget: (path) => keptWords.delete(path),
      sendKept: async () => {},
    },
  })

  return {
    ...{ keeper, clock, requests, lastWords, keptWords, answers, world, settle },
    paths: () => requests.map(({ path }) => path),
    /** Moves the clock, calling what falls due in order. */
    advance: async (seconds: number) => {
      const end = now + seconds * 1_000
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.call()
        await settle()
      }
      now = end
      await settle()
    },
    /** The machine sleeps: the clock moves, no timer runs. */
    sleep: (seconds: number) => {
      now += seconds * 1_000
    },
    open: async () => {
      void keeper.renew()
      await settle()
    },
  }
}
