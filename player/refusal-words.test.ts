import { expect, test } from 'vitest'
import { describeRefusal, describeWaiting } from './refusal-words.ts'

const links = { signIn: '/sign-in?callbackUrl=/watch/1', plans: '/plans', account: '/account', browse: '/browse' }
const said = { message: 'The API said so.', retryable: false, devices: [] }

test('a session that ended says from where it would go on', () => {
  expect(describeRefusal({ ...said, code: 'UNAUTHENTICATED' }, 2_530, links)).toEqual({
    message: 'Your session ended on this device. Sign in to go on from 42:10.',
    actions: [{ kind: 'link', label: 'Sign in', href: links.signIn }],
  })
})

test('two screens are named, each with its own button', () => {
  const devices = [
    { grantId: 'a', name: 'Firefox on Windows' },
    { grantId: 'b', name: 'Safari on iPhone' },
  ]
  expect(describeRefusal({ ...said, devices, code: 'TOO_MANY_STREAMS' }, 0, links)).toEqual({
    message: 'Two screens are playing on this account: Firefox on Windows, Safari on iPhone. Stop one to watch here.',
    actions: [
      { kind: 'stop', label: 'Stop Firefox on Windows', grantId: 'a' },
      { kind: 'stop', label: 'Stop Safari on iPhone', grantId: 'b' },
    ],
  })
})

test.each([
  ['NOT_IN_PLAN', '/plans'],
  ['PAYMENT_PAST_DUE', '/account'],
  ['MEMBERSHIP_ENDED', '/plans'],
  ['NOT_YET_AVAILABLE', '/browse'],
] as const)('%s keeps the words of the API and leads to %s', (code, href) => {
  const words = describeRefusal({ ...said, code }, 0, links)
  expect(words).toMatchObject({ message: said.message, actions: [{ kind: 'link', href }] })
})

test('offline has its own words, an open door none', () => {
  const offline = { status: 'waiting', reason: 'offline' } as const
  expect(describeWaiting(offline)).toBe("You're offline. We'll go on when you're back.")
  expect(describeWaiting({ status: 'opening' })).toBeNull()
})
