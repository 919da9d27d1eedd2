import { expect, test } from 'vitest'
import { writeSecurityHeaders } from './security-headers.ts'

const page = { nonce: 'bm9uY2U=', mediaOrigin: 'https://media.example', isHttps: true, isDevelopment: false }
const directive = (name: string, over: Partial<typeof page> = {}) =>
  writeSecurityHeaders({ ...page, ...over })
    ['Content-Security-Policy'].split('; ')
    .find((text) => text.startsWith(`${name} `))

test('scripts run by nonce alone: neither inline nor evaluated', () => {
  expect(directive('script-src')).toBe(`script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'`)
})

test.each(['img-src', 'media-src', 'connect-src'])('%s reaches the media host', (name) => {
  expect(directive(name)).toContain('https://media.example')
})

test.each(['frame-ancestors', 'base-uri', 'object-src'])('%s allows nobody', (name) => {
  expect(directive(name)).toBe(`${name} 'none'`)
})

test('strict transport is promised over https only', () => {
  expect(writeSecurityHeaders(page)['Strict-Transport-Security']).toMatch(/^max-age=\d{8}/)
  expect(writeSecurityHeaders({ ...page, isHttps: false })).not.toHaveProperty('Strict-Transport-Security')
})
