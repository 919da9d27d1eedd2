import { expect, test } from 'vitest'
import { lastPolicyInstant, planShare, type ShareWish } from './share-terms.ts'

const now = new Date('2026-11-25T12:00:00.700Z')
const hour: ShareWish = { length: 1, unit: 'hours', startsAt: '', sourceNetwork: '' }
const plan = (wish: Partial<ShareWish>) => planShare({ ...hour, ...wish }, now)

test('the length counts from now, or from the start that was given', () => {
  const whenNow = { startsAt: null, expiresAt: new Date('2026-11-25T13:00:00Z'), sourceNetwork: null }
  expect(plan({})).toEqual({ ok: true, value: whenNow })
  expect(plan({ startsAt: '2026-12-01T08:30', sourceNetwork: ' 203.0.113.9/24' })).toEqual({
    ok: true,
    value: {
      startsAt: new Date('2026-12-01T08:30:00Z'),
      expiresAt: new Date('2026-12-01T09:30:00Z'),
      sourceNetwork: '203.0.113.0/24',
    },
  })
})

test('from one minute to thirty years', () => {
  expect(plan({ length: 1, unit: 'minutes' }).ok).toBe(true)
  expect(plan({ length: 30, unit: 'years' })).toMatchObject({ value: { expiresAt: new Date('2056-11-25T12:00:00Z') } })
  expect(plan({ length: 10_957, unit: 'days' }).ok).toBe(true)
  for (const wish of [
    { length: 0 },
    { length: -5 },
    { length: 1.5 },
    { length: NaN },
    { length: Infinity },
    { length: 31, unit: 'years' },
    { length: 10_959, unit: 'days' },
    { length: 30, unit: 'years', startsAt: '2027-11-25T12:00' },
  ] as const) {
    expect(plan(wish), JSON.stringify(wish)).toEqual({ ok: false, error: 'SHARE_TIMES' })
  }
})

test.each(['tomorrow', '2026-02-31T10:00', '2026-11-25T11:00', '2026-11-25', '2026-11-25T12:30Z'])(
  'a start that is %s is refused',
  (startsAt) => {
    expect(plan({ startsAt })).toEqual({ ok: false, error: 'SHARE_TIMES' })
  },
)

test.each(['::1', '203.0.113.0/33', 'home', '1.2.3.4, 5.6.7.8'])('a network that is %s is refused', (sourceNetwork) => {
  expect(plan({ sourceNetwork })).toEqual({ ok: false, error: 'SHARE_SOURCE' })
})

test('the last instant of a policy is the one that CloudFront documents', () => {
  expect(lastPolicyInstant.toISOString()).toBe('2038-01-19T03:14:07.000Z')
})
