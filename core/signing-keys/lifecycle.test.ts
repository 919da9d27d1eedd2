import { describe, expect, test } from 'vitest'
import {
  countPlaces,
  decideKeyStep,
  findRotationRefusal,
  retirementOf,
  type KeyFacts,
  type KeyStatus,
} from './lifecycle.ts'

const now = new Date('2026-06-15T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const times = { now, settleSeconds: 900 }

function key(id: string, status: KeyStatus, change: Partial<KeyFacts> = {}): KeyFacts {
  const published = status === 'PENDING' ? null : inSeconds(-5_000)
  const replacedAt = status === 'RETIRING' || status === 'RETIRED' ? inSeconds(-600) : null
  const shared = { publishedAt: published, confirmedAt: published, replacedAt, compromisedAt: null, removedAt: null }
  return { id, status, ...shared, lastExpiresAt: inSeconds(300), ...change }
}

const signing = key('old', 'SIGNING')

describe('a planned rotation', () => {
  test.each([
    ['nothing to do', [signing], { kind: 'wait', until: null }],
    ['a new key is published', [signing, key('new', 'PENDING')], { kind: 'publish', keyId: 'new', replacing: null }],
    ['then confirmed', [signing, key('new', 'PUBLISHED')], { kind: 'confirm', keyId: 'new' }],
    [
      'then it settles',
      [signing, key('new', 'CONFIRMED', { confirmedAt: inSeconds(-899) })],
      { kind: 'wait', until: inSeconds(1) },
    ],
    [
      'then it signs',
      [signing, key('new', 'CONFIRMED', { confirmedAt: inSeconds(-900) })],
      { kind: 'switch', keyId: 'new' },
    ],
    [
      'the old one stays while anything it signed is alive',
      [key('old', 'RETIRING', { lastExpiresAt: inSeconds(1) }), key('new', 'SIGNING')],
      { kind: 'wait', until: inSeconds(31) },
    ],
    [
      'and retires after that',
      [key('old', 'RETIRING', { lastExpiresAt: inSeconds(-30) }), key('new', 'SIGNING')],
      { kind: 'retire', keyId: 'old' },
    ],
    ['a retired key leaves the group', [key('old', 'RETIRED'), signing], { kind: 'remove', keyId: 'old' }],
    [
      'one that left is left alone',
      [key('old', 'RETIRED', { removedAt: now }), signing],
      { kind: 'wait', until: null },
    ],
  ] as const)('%s', (_label, keys, step) => {
    expect(decideKeyStep(keys, times)).toEqual(step)
  })

  test('a retiring key stays where no other signs', () => {
    const retiring = key('old', 'RETIRING', { lastExpiresAt: inSeconds(-3_600) })
    expect(decideKeyStep([retiring], times)).toMatchObject({ kind: 'wait' })
  })

  test('an older key retires while a newer one settles', () => {
    const keys = [
      key('older', 'RETIRING', { lastExpiresAt: inSeconds(-60) }),
      signing,
      key('new', 'CONFIRMED', { confirmedAt: now }),
    ]
    expect(decideKeyStep(keys, times)).toEqual({ kind: 'retire', keyId: 'older' })
  })
})

describe('a compromised key', () => {
  const compromised = key('old', 'SIGNING', { compromisedAt: inSeconds(-1) })

  test('that signs is replaced first, without settling', () => {
    const fresh = key('new', 'CONFIRMED', { confirmedAt: now })
    expect(decideKeyStep([compromised, fresh], times)).toEqual({ kind: 'switch', keyId: 'new' })
    expect(decideKeyStep([signing, fresh], times)).toMatchObject({ kind: 'wait' })
  })

  test('does not wait for ever for its successor to be seen', () => {
    const published = (secondsAgo: number) => key('new', 'PUBLISHED', { publishedAt: inSeconds(-secondsAgo) })
    expect(decideKeyStep([compromised, published(119)], times)).toEqual({ kind: 'confirm', keyId: 'new' })
    expect(decideKeyStep([compromised, published(120)], times)).toEqual({ kind: 'switch', keyId: 'new' })
    expect(decideKeyStep([signing, published(120)], times)).toEqual({ kind: 'confirm', keyId: 'new' })
  })

  test('in a full group gives its place to its successor', () => {
    const others = ['a', 'b', 'c', 'd'].map((id) => key(id, 'RETIRING'))
    const pending = key('new', 'PENDING')
    expect(decideKeyStep([...others, compromised, pending], times)).toMatchObject({ replacing: 'old' })
    expect(decideKeyStep([...others.slice(1), compromised, pending], times)).toMatchObject({ replacing: null })
  })

  test('that signs no more leaves before anything else is done', () => {
    const gone = key('old', 'COMPROMISED', { compromisedAt: now })
    expect(decideKeyStep([key('new', 'PENDING'), signing, gone], times)).toEqual({ kind: 'remove', keyId: 'old' })
  })
})

describe('places in a group', () => {
  const retiring = (count: number) =>
    Array.from({ length: count }, (_item, index) =>
      key(`r${index}`, 'RETIRING', { lastExpiresAt: inSeconds(86_400 * (index + 1)) }),
    )

  test.each([
    ['PLAYBACK', 1, null],
    ['PLAYBACK', 2, { code: 'KEY_GROUP_FULL', freesAt: inSeconds(86_400 + 30) }],
    ['PRIVATE', 3, null],
    ['PRIVATE', 4, { code: 'KEY_GROUP_FULL', freesAt: inSeconds(86_400 + 30) }],
    ['DIRECT', 4, { code: 'KEY_GROUP_FULL', freesAt: inSeconds(86_400 + 30) }],
  ] as const)('%s with %d retiring keys beside the one that signs', (group, count, refusal) => {
    expect(findRotationRefusal(group, [signing, ...retiring(count)])).toEqual(refusal)
  })

  test('one rotation at a time', () => {
    expect(findRotationRefusal('PLAYBACK', [signing, key('new', 'PENDING')])).toEqual({ code: 'ROTATION_UNDER_WAY' })
  })

  test('a key that is over holds its place until it is out', () => {
    expect(countPlaces([signing, key('old', 'RETIRED')])).toBe(2)
    expect(countPlaces([signing, key('old', 'RETIRED', { removedAt: now }), key('new', 'PENDING')])).toBe(1)
  })
})

test('a key that never signed retires when it was replaced', () => {
  expect(retirementOf({ lastExpiresAt: null, replacedAt: now })).toEqual(inSeconds(30))
})
