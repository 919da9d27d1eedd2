/** One IPv4 network: `203.0.113.0/24` in the form that a policy takes. */
export type Ipv4Network = { text: string; base: number; prefixBits: number }

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const addressPattern = new RegExp(`^${octet}(?:\\.${octet}){3}$`)

/**
 * Reads one IPv4 address or CIDR network, as a person writes it. Bits beyond the prefix are cleared, since CloudFront says
 * nothing about them. `null` for anything else, IPv6 included: CloudFront's policies know IPv4 alone.
 */
export function parseIpv4Network(given: string): Ipv4Network | null {
  const [address = '', bits = '32', ...rest] = given.trim().split('/')
  if (rest.length > 0 || !/^(?:3[0-2]|[12]?\d)$/.test(bits)) return null
  const value = parseAddress(address)
  if (value === null) return null
  const prefixBits = Number(bits)
  const base = clearHostBits(value, prefixBits)
  return { text: `${writeAddress(base)}/${prefixBits}`, base, prefixBits }
}

/** Says whether an address lies in a network; `false` where it is not IPv4, or the network is not one. */
export function isInNetwork(address: string, network: string): boolean {
  const parsed = parseIpv4Network(network)
  const value = parseAddress(address)
  return parsed !== null && value !== null && clearHostBits(value, parsed.prefixBits) === parsed.base
}

function parseAddress(text: string): number | null {
  if (!addressPattern.test(text)) return null
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** By division, since JavaScript's shifts are of 32 signed bits. */
function clearHostBits(value: number, prefixBits: number): number {
  const size = 2 ** (32 - prefixBits)
  return Math.floor(value / size) * size
}

function writeAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
}
