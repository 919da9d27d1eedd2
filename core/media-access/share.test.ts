import { expect, test } from 'vitest'
import { decideShare, type ShareFacts, type ShareVisitor } from './share.ts'

const now = new Date('2026-11-25T12:00:00.400Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const link: ShareFacts = {
  accountId: null,
  startsAt: null,
  expiresAt: at(86_400),
  revokedAt: null,
  sourceNetwork: null,
  isFileReady: true,
}
const anybody: ShareVisitor = { accountId: null, address: null }
const decide = (share: Partial<ShareFacts>, visitor: Partial<ShareVisitor> = {}) =>
  decideShare({ ...link, ...share }, { ...anybody, ...visitor }, now)

test('a link opens for whoever has it, for an hour at most and never beyond its own end', () => {
  expect(decide({})).toEqual({ isOpen: true, urlExpiresAt: new Date('2026-11-25T13:00:00Z') })
  expect(decide({ expiresAt: at(60) })).toEqual({ isOpen: true, urlExpiresAt: new Date('2026-11-25T12:01:00Z') })
})

test('what a visitor may not know is all one answer', () => {
  const closed = { isOpen: false, reason: 'SHARE_CLOSED' }
  expect(decideShare(null, anybody, now)).toEqual(closed)
  expect(decide({ revokedAt: at(-1) })).toEqual(closed)
  expect(decide({ isFileReady: false })).toEqual(closed)
  expect(decide({ accountId: 'ann' }), 'not signed in').toEqual(closed)
  expect(decide({ accountId: 'ann' }, { accountId: 'bob' })).toEqual(closed)
  expect(decide({ accountId: 'ann', expiresAt: at(-1) }, { accountId: 'bob' }), 'not even that it ended').toEqual(
    closed,
  )
  expect(decide({ accountId: 'ann' }, { accountId: 'ann' }), 'control').toMatchObject({ isOpen: true })
})

test.each([
  [{ expiresAt: at(-0.4) }, 'SHARE_ENDED'],
  [{ expiresAt: at(0.5) }, 'SHARE_ENDED'],
  [{ expiresAt: new Date(NaN) }, 'SHARE_ENDED'],
  [{ startsAt: at(0) }, 'SHARE_NOT_YET'],
  [{ startsAt: at(3600) }, 'SHARE_NOT_YET'],
  [{ startsAt: new Date(NaN) }, 'SHARE_NOT_YET'],
  [{ sourceNetwork: '203.0.113.0/24' }, 'SHARE_NETWORK'],
] as const)('%j is %s', (share, reason) => {
  expect(decide(share)).toEqual({ isOpen: false, reason })
})

test('the second after the start is open, as it is at the edge', () => {
  expect(decide({ startsAt: at(-1) })).toMatchObject({ isOpen: true })
})

test('a network opens to its addresses, IPv4 alone', () => {
  const share = { sourceNetwork: '203.0.113.0/24' }
  expect(decide(share, { address: '203.0.113.9' })).toMatchObject({ isOpen: true })
  expect(decide(share, { address: '203.0.114.9' })).toMatchObject({ reason: 'SHARE_NETWORK' })
  expect(decide(share, { address: '2001:db8::1' })).toMatchObject({ reason: 'SHARE_NETWORK' })
})
