/** An IPv4 network: the address bits that count, and the mask that says which. */
export type Network = { bits: number; mask: number }

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
const dotted = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`)
const cidr = /^([0-9.]+)\/(0|[1-9][0-9]?)$/

/** Reads a dotted IPv4 address as a 32-bit number, `null` for anything else (IPv6, mapped forms, leading zeros). */
export function parseAddress(text: string): number | null {
  const octets = dotted.exec(text)?.slice(1)
  return octets ? octets.reduce((value, part) => value * 256 + Number(part), 0) : null
}

/**
 * Reads `a.b.c.d/n`. IPv6 is not supported by CloudFront's IP condition; an address without a prefix, or with bits set
 * beyond it, is nowhere described: both give `null`.
 */
export function parseNetwork(text: string): Network | null {
  const [, address = '', prefix = ''] = cidr.exec(text) ?? []
  const value = parseAddress(address)
  const length = Number(prefix)
  if (value === null || prefix === '' || length > 32) return null
  const mask = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0
  const bits = (value & mask) >>> 0
  return bits === value ? { bits, mask } : null
}

/** Says whether the address lies in the network; an address that is not plain IPv4 lies in none. */
export function contains(network: Network, address: string): boolean {
  const value = parseAddress(address)
  return value !== null && (value & network.mask) >>> 0 === network.bits
}
