import { expect, test } from 'vitest'
import { messages } from '#messages/messages.ts'
import { createAreaTranslator } from '#messages/translator.ts'
import { describeRefusal, describeWaiting } from './refusal-words.ts'

const links = { signIn: '/sign-in?callbackUrl=/watch/1', plans: '/plans', account: '/account', browse: '/browse' }
const tongue = { t: createAreaTranslator('en', 'player'), ofErrors: createAreaTranslator('en', 'errors') }
const said = { message: 'The API said so.', retryable: false, devices: [] }

test('a session that ended says from where it would go on', () => {
  expect(describeRefusal(tongue, { ...said, code: 'UNAUTHENTICATED' }, 2_530, links)).toEqual({
    message: 'Your session ended on this device. Sign in to go on from 42:10.',
    actions: [{ kind: 'link', label: 'Sign in', href: links.signIn }],
  })
})

test('two screens are named, each with its own button', () => {
  const devices = [
    { grantId: 'a', name: 'Firefox on Windows' },
    { grantId: 'b', name: 'Safari on iPhone' },
  ]
  expect(describeRefusal(tongue, { ...said, devices, code: 'TOO_MANY_STREAMS' }, 0, links)).toEqual({
    message: 'Two screens are playing on this account: Firefox on Windows, Safari on iPhone. Stop one to watch here.',
    actions: [
      { kind: 'stop', label: 'Stop Firefox on Windows', grantId: 'a' },
      { kind: 'stop', label: 'Stop Safari on iPhone', grantId: 'b' },
    ],
  })
})

test('who was stopped is told by which device, where the API knows it', () => {
  const stopped = { ...said, code: 'STREAM_STOPPED' } as const
  const { message, actions } = describeRefusal(tongue, { ...stopped, stoppedBy: 'Firefox on Windows' }, 0, links)
  expect(message).toBe('Firefox on Windows stopped playback here. Your place is kept.')
  expect(actions).toEqual([{ kind: 'retry', label: 'Watch here' }])
  expect(describeRefusal(tongue, stopped, 0, links).message).toContain('from another device')
})

test.each([
  ['NOT_IN_PLAN', '/plans'],
  ['PAYMENT_PAST_DUE', '/account'],
  ['MEMBERSHIP_ENDED', '/plans'],
  ['NOT_YET_AVAILABLE', '/browse'],
] as const)('%s says the words of the error table and leads to %s', (code, href) => {
  const words = describeRefusal(tongue, { ...said, code }, 0, links)
  expect(words).toMatchObject({ message: messages.en.errors[code], actions: [{ kind: 'link', href }] })
})

test('offline has its own words, an open door none', () => {
  const offline = { status: 'waiting', reason: 'offline' } as const
  expect(describeWaiting(tongue.t, offline)).toBe("You're offline. We'll go on when you're back.")
  expect(describeWaiting(tongue.t, { status: 'opening' })).toBeNull()
})

test('a code that this page does not know yet keeps the words of the API', () => {
  const unknown = { ...said, code: 'A_LATER_CODE' as 'INTERNAL' }
  expect(describeRefusal(tongue, unknown, 0, links).message).toBe(said.message)
})

test('a page from before an upgrade offers the one thing that helps', () => {
  const { actions } = describeRefusal(tongue, { ...said, code: 'PAGE_OUTDATED' }, 0, links)
  expect(actions).toEqual([{ kind: 'reload', label: 'Reload the page' }])
})

test('German says it in German', () => {
  const t = createAreaTranslator('de', 'player')
  expect(describeWaiting(t, { status: 'waiting', reason: 'offline' })).toContain('Du bist offline')
})
