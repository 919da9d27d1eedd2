import { expect, test } from 'vitest'
import { isInNetwork, parseIpv4Network } from './ipv4-network.ts'

test.each([
  ['203.0.113.7', '203.0.113.7/32'],
  [' 203.0.113.7/24 ', '203.0.113.0/24'],
  ['255.255.255.255/1', '128.0.0.0/1'],
  ['10.0.0.1/0', '0.0.0.0/0'],
])('%j is %s', (given, text) => {
  expect(parseIpv4Network(given)?.text).toBe(text)
})

test.each([
  '',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.07',
  '1.2.3.4/33',
  '1.2.3.4/',
  '1.2.3.4/8/8',
  '::1',
  '1.2.3.4/-1',
])('%j is none', (given) => {
  expect(parseIpv4Network(given)).toBeNull()
})

test('an address is inside up to the last one and not beyond', () => {
  expect(isInNetwork('203.0.113.255', '203.0.113.0/24')).toBe(true)
  expect(isInNetwork('203.0.114.0', '203.0.113.0/24')).toBe(false)
  expect(isInNetwork('203.0.113.7', '203.0.113.7/32')).toBe(true)
  expect(isInNetwork('::ffff:203.0.113.7', '203.0.113.7/32')).toBe(false)
  expect(isInNetwork('200.1.2.3', '0.0.0.0/0')).toBe(true)
})
