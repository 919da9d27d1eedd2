import { expect, test } from 'vitest'
import { describePortalCookie } from './session-cookie.ts'

test('over https the cookie is bound to its host and to https', () => {
  expect(describePortalCookie('session', 'https://watch.example')).toEqual({
    name: '__Host-usher-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  })
})

test('two portals on one loopback host use names of their own', () => {
  const [left, right] = ['http://localhost:3000', 'http://localhost:3100'].map((it) =>
    describePortalCookie('session', it),
  )
  expect(left?.name).toBe('usher-session-3000')
  expect(right?.name).toBe('usher-session-3100')
  expect(left?.options.secure).toBe(false)
})
