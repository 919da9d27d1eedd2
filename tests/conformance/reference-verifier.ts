import { webcrypto } from 'node:crypto'

/** A request as the reference sees it: whole URL text, cookie header, clock in seconds, viewer. */
export type ReferenceRequest = {
  scheme: string
  host: string
  target: string
  cookie: string
  nowSeconds: number
  address: string
}

type ReferenceKey = { kind: 'rsa' | 'ec'; spki: Uint8Array<ArrayBuffer> }

/**
 * A second reading of AWS's pages, made apart from the edge and sharing nothing with it: WebCrypto for the signatures,
 * regular expressions for the resources. It is generous where AWS leaves room: what it refuses nobody may accept.
 */
export async function isAcceptable(request: ReferenceRequest, keys: ReadonlyMap<string, string>): Promise<boolean> {
  const url = new Map<string, string>()
  const [path = '', ...queryParts] = request.target.split('?')
  const own: string[] = []
  for (const pair of queryParts.join('?').split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    if (/^(Expires|Policy|Signature|Key-Pair-Id|Hash-Algorithm)$/.test(name)) url.set(name, value.join('='))
    else own.push(pair)
  }
  const values = url.size > 0 ? url : cookieValues(request.cookie)
  const pem = keys.get(values.get('Key-Pair-Id') ?? '')
  if (!pem) return false

  const address = `${request.scheme}://${request.host}${path}${own.length > 0 ? `?${own.join('&')}` : ''}`
  const [policyText, expires] = [values.get('Policy'), values.get('Expires')]
  const signed =
    policyText === undefined
      ? `{"Statement":[{"Resource":"${address}","Condition":{"DateLessThan":{"AWS:EpochTime":${expires ?? ''}}}}]}`
      : fromCloudFront(policyText).toString('utf8')
  const hash = values.get('Hash-Algorithm') === 'SHA256' ? 'SHA-256' : 'SHA-1'
  const signature = fromCloudFront(values.get('Signature') ?? '')
  if (!(await isSigned(readKey(pem), hash, signature, signed))) return false
  if (policyText === undefined) return request.nowSeconds < Number(expires)
  return isMet(signed, address, request)
}

function cookieValues(header: string): Map<string, string> {
  const pairs = header.split(/;\s*/).map((pair) => /^CloudFront-([^=]+)=(.*)$/.exec(pair))
  return new Map(pairs.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : [])))
}

function fromCloudFront(text: string): Buffer {
  const standard: Record<string, string> = { '-': '+', _: '=', '~': '/' }
  return Buffer.from(
    text.replace(/[-_~]/g, (character) => standard[character] ?? ''),
    'base64',
  )
}

function readKey(pem: string): ReferenceKey {
  const spki = new Uint8Array(Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64'))
  return { kind: spki.length > 200 ? 'rsa' : 'ec', spki }
}

async function isSigned(key: ReferenceKey, hash: string, signature: Buffer, text: string): Promise<boolean> {
  const isRsa = key.kind === 'rsa'
  const algorithm = isRsa ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', namedCurve: 'P-256', hash }
  const raw = isRsa ? new Uint8Array(signature) : derToRaw(signature)
  if (!raw) return false
  const imported = await webcrypto.subtle.importKey('spki', key.spki, algorithm, false, ['verify'])
  return webcrypto.subtle.verify(algorithm, imported, raw, new TextEncoder().encode(text))
}

/** SEQUENCE of two INTEGERs to the 64 bytes that WebCrypto wants. */
function derToRaw(der: Buffer): Uint8Array<ArrayBuffer> | null {
  const firstLength = der[3] ?? 0
  const second = 4 + firstLength
  if (der[0] !== 0x30 || der[2] !== 2 || der[second] !== 2) return null
  const numbers = [der.subarray(4, second), der.subarray(second + 2, second + 2 + (der[second + 1] ?? 0))]
  const raw = new Uint8Array(64)
  for (const [at, number] of numbers.entries()) {
    const digits = number.subarray(Math.max(0, number.length - 32))
    raw.set(digits, at * 32 + 32 - digits.length)
  }
  return raw
}

type Statement = { Resource?: string; Condition?: Record<string, Record<string, string | number>> }

function isMet(policy: string, address: string, { nowSeconds, address: viewer }: ReferenceRequest): boolean {
  let statement: Statement | undefined
  try {
    statement = (JSON.parse(policy) as { Statement?: Statement[] }).Statement?.[0]
  } catch {
    return false
  }
  const { DateLessThan, DateGreaterThan, IpAddress } = statement?.Condition ?? {}
  const before = Number(DateLessThan?.['AWS:EpochTime'])
  if (!(nowSeconds < before)) return false
  if (DateGreaterThan && !(nowSeconds > Number(DateGreaterThan['AWS:EpochTime']))) return false
  if (IpAddress && !isInside(viewer, String(IpAddress['AWS:SourceIp']))) return false
  return fits(statement?.Resource ?? '*', address)
}

function isInside(viewer: string, range: string): boolean {
  const bits = (address: string): string =>
    address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('')
  const [base = '', length = '32'] = range.split('/')
  const size = Number(length)
  return /^\d+(\.\d+){3}$/.test(viewer) && bits(viewer).slice(0, size) === bits(base).slice(0, size)
}

function fits(resource: string, address: string): boolean {
  // A star stays before the `?` of a query unless it is the last character; the rest is literal.
  const wildcards: Record<string, string> = { '*': '[^?]*', '?': '[^/]' }
  const pattern = resource.replace(/[*?.+^${}()|[\]\\]/g, (character) => wildcards[character] ?? `\\${character}`)
  const open = resource.endsWith('*') ? '(\\?.*)?' : ''
  return new RegExp(`^${pattern}${open}$`, 's').test(address)
}
