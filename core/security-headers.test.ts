import { expect, test } from 'vitest'
import { writeSecurityHeaders } from './security-headers.ts'

const page = {
  nonce: 'bm9uY2U=',
  mediaOrigin: 'https://media.example',
  uploadOrigin: null as string | null,
  isHttps: true,
  isDevelopment: false,
  tellsNoOtherHost: false,
}
const directive = (name: string, over: Partial<typeof page> = {}) =>
  writeSecurityHeaders({ ...page, ...over })
    ['Content-Security-Policy'].split('; ')
    .find((text) => text.startsWith(`${name} `))

test('scripts run by nonce alone: neither inline nor evaluated', () => {
  expect(directive('script-src')).toBe(`script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'`)
})

test.each(['img-src', 'media-src', 'connect-src', 'form-action'])('%s reaches the media host', (name) => {
  expect(directive(name)).toContain('https://media.example')
})

test.each(['frame-ancestors', 'base-uri', 'object-src'])('%s allows nobody', (name) => {
  expect(directive(name)).toBe(`${name} 'none'`)
})

test('the service worker and the manifest are the portal’s own', () => {
  expect(directive('worker-src')).toBe(`worker-src 'self' blob:`)
  expect(directive('manifest-src')).toBe(`manifest-src 'self'`)
})

test('strict transport is promised over https only', () => {
  expect(writeSecurityHeaders(page)['Strict-Transport-Security']).toMatch(/^max-age=\d{8}/)
  expect(writeSecurityHeaders({ ...page, isHttps: false })).not.toHaveProperty('Strict-Transport-Security')
})

test('only a page that uploads reaches the bucket', () => {
  expect(directive('connect-src')).toBe(`connect-src 'self' https://media.example`)
  expect(directive('connect-src', { uploadOrigin: 'https://bucket.example' })).toContain(' https://bucket.example')
})

test('a page whose address is a secret, or leads to one, tells no other host that it was there', () => {
  expect(writeSecurityHeaders(page)['Referrer-Policy']).toBe('strict-origin-when-cross-origin')
  expect(writeSecurityHeaders({ ...page, tellsNoOtherHost: true })['Referrer-Policy']).toBe('same-origin')
})
