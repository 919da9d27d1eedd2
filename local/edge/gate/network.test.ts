import { expect, test } from 'vitest'
import { contains, parseAddress, parseNetwork } from './network.ts'

test.each([
  ['192.0.2.0/24', '192.0.2.44', true],
  ['192.0.2.0/24', '192.0.3.44', false],
  ['192.0.2.40/29', '192.0.2.47', true],
  ['192.0.2.40/29', '192.0.2.48', false],
  ['255.255.255.255/32', '255.255.255.255', true],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['0.0.0.0/0', '::ffff:192.0.2.1', false],
])('%s and %s: %s', (cidr, address, expected) => {
  const network = parseNetwork(cidr)
  expect(network && contains(network, address)).toBe(expected)
})

test.each(['192.0.2.44', '192.0.2.44/24', '192.0.2.0/33', '192.0.2.0/', '192.0.2.0/024', '1.2.3/8', '::/0', ''])(
  'no network: %s',
  (text) => {
    expect(parseNetwork(text)).toBeNull()
  },
)

test.each(['01.2.3.4', '256.1.1.1', '1.2.3', '1.2.3.4.5', ' 1.2.3.4', '0x1.2.3.4'])('no address: %s', (text) => {
  expect(parseAddress(text)).toBeNull()
})
