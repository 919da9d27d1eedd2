import { expect, test } from 'vitest'
import { readViewerAddress } from './viewer-address.ts'

const secrets = ['first-secret', 'second-secret']
const headers = (secret: string | null) =>
  new Headers({
    'cloudfront-viewer-address': '198.51.100.7:40123',
    'x-forwarded-for': '203.0.113.9',
    ...(secret === null ? {} : { 'x-usher-origin-secret': secret }),
  })

test.each(secrets)('believes the distribution that knows %s', (secret) => {
  expect(readViewerAddress(headers(secret), secrets)).toBe('198.51.100.7')
})

test.each([
  ['no secret', null],
  ['a wrong secret', 'third-secret'],
])('believes nobody with %s, and never X-Forwarded-For', (_label, secret) => {
  expect(readViewerAddress(headers(secret), secrets)).toBeNull()
})
