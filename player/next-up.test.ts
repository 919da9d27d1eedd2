import { expect, test } from 'vitest'
import { followNextUp, nextUpSeconds, type NextUp, type NextUpEvent } from './next-up.ts'

const away: NextUp = { status: 'away' }
const place = (seconds: number, more: Partial<Extract<NextUpEvent, { is: 'place' }>> = {}): NextUpEvent => ({
  ...{ is: 'place', seconds, durationSeconds: 600, hasEnded: false, creditsStartSeconds: 550 },
  ...more,
})
const follow = (...events: NextUpEvent[]) => events.reduce(followNextUp, away)
const seconds = (count: number): NextUpEvent[] => Array.from({ length: count }, () => ({ is: 'second' }))

test('it counts from the credits and goes on when the count is over', () => {
  expect(follow(place(549))).toEqual(away)
  expect(follow(place(550))).toEqual({ status: 'counting', secondsLeft: nextUpSeconds })
  expect(follow(place(550), ...seconds(nextUpSeconds - 1), place(559))).toEqual({ status: 'counting', secondsLeft: 1 })
  expect(follow(place(550), ...seconds(nextUpSeconds))).toEqual({ status: 'due' })
})

test('without credits it counts over the last seconds, of a short one over the last tenth', () => {
  expect(follow(place(589, { creditsStartSeconds: null })).status).toBe('away')
  expect(follow(place(590, { creditsStartSeconds: null })).status).toBe('counting')
  const short = { creditsStartSeconds: null, durationSeconds: 20 }
  expect([follow(place(17.9, short)).status, follow(place(18, short)).status]).toEqual(['away', 'counting'])
})

test('whoever jumps to the very end still has the count', () => {
  expect(follow(place(600, { hasEnded: true })).status).toBe('counting')
})

test('going back takes it away, and it counts anew', () => {
  const back = follow(place(560), ...seconds(4), place(100))
  expect(back).toEqual(away)
  expect(followNextUp(back, place(560))).toEqual({ status: 'counting', secondsLeft: nextUpSeconds })
})

test('a cancel holds, also at the end', () => {
  expect(follow(place(560), { is: 'cancel' }, ...seconds(20), place(600, { hasEnded: true })).status).toBe('cancelled')
})

test('before the length is known nothing is announced', () => {
  expect(follow(place(560, { durationSeconds: NaN, creditsStartSeconds: null }))).toEqual(away)
})
