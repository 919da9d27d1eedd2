import { expect, test } from 'vitest'
import { writeClearedMediaCookies, writeMediaCookies } from './media-cookies.ts'

const scope = { path: '/library/films/', domain: null, isSecure: true }
const signed = {
  policy: 'POLICY',
  signature: 'SIGNATURE',
  keyPairId: 'K2AAAAAAAAAAAA',
  hashAlgorithm: 'SHA256' as const,
}
const nameOf = (line: string) => line.slice(0, line.indexOf('='))

test('sets four session cookies on the path and removes the canned companion', () => {
  const lines = writeMediaCookies(signed, scope)
  expect(lines[0]).toBe('CloudFront-Policy=POLICY; Path=/library/films/; HttpOnly; Secure; SameSite=Lax')
  const kept = lines.filter((line) => !/Max-Age|Expires=/.test(line))
  expect(kept.map(nameOf)).toEqual([
    'CloudFront-Policy',
    'CloudFront-Signature',
    'CloudFront-Key-Pair-Id',
    'CloudFront-Hash-Algorithm',
  ])
  expect(lines.filter((line) => line.includes('Max-Age=0')).map(nameOf)).toEqual(['CloudFront-Expires'])
})

test('removes the marker of the other hash where SHA-1 signs', () => {
  const { policy, signature, keyPairId } = signed
  const lines = writeMediaCookies({ policy, signature, keyPairId }, scope)
  expect(lines.filter((line) => line.includes('Max-Age=0')).map(nameOf)).toEqual([
    'CloudFront-Hash-Algorithm',
    'CloudFront-Expires',
  ])
})

test('clears every name with the same path and domain', () => {
  const lines = writeClearedMediaCookies({ ...scope, domain: 'example.com', isSecure: false })
  expect(lines).toHaveLength(5)
  for (const line of lines) {
    expect(line).toContain('; Path=/library/films/; Domain=example.com; HttpOnly; SameSite=Lax; ')
    expect(line).toContain('Max-Age=0')
  }
})
