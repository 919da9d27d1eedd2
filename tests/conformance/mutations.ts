import { createSign } from 'node:crypto'
import { encodeBytes } from '#local/edge/gate/alphabet.ts'
import type { KeyPair } from './edge-fixture.ts'
import type { ReferenceRequest } from './reference-verifier.ts'

/** A signed request, and what went into it. */
export type Signed = ReferenceRequest & { isUrl: boolean }

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const now = 1_800_000_000
const base = { scheme: 'https', host: 'media.usher.test', nowSeconds: now, address: '192.0.2.44' }
const object = '/library/alpha/v/seg-1.m4s'

/** Valid requests of every kind: both key types and hashes, cookies and URLs, custom and canned, with a network. */
export function signAll(pairs: readonly KeyPair[]): Signed[] {
  return signEach(pairs, 'alpha', now + 600)
}

/** Grants that open nothing here and now, for swaps: those of another library, and those that have ended. */
export function signOthers(pairs: readonly KeyPair[]): Signed[] {
  return [...signEach(pairs, 'beta', now + 600), ...signEach(pairs, 'alpha', now - 1)]
}

function signEach(pairs: readonly KeyPair[], library: string, until: number): Signed[] {
  const target = object.replace('alpha', library)
  return pairs.flatMap((pair) =>
    (['SHA1', 'SHA256'] as const).flatMap((hash) => {
      const custom = (conditions: object): Record<string, string> => {
        const dates = { DateLessThan: { 'AWS:EpochTime': until }, ...conditions }
        const folder = `https://media.usher.test/library/${library}/*`
        const policy = JSON.stringify({ Statement: [{ Resource: folder, Condition: dates }] })
        return { Policy: encodeBytes(Buffer.from(policy)), ...values(pair, hash, policy) }
      }
      const resource = `https://media.usher.test${target}`
      const text = `{"Statement":[{"Resource":"${resource}","Condition":{"DateLessThan":{"AWS:EpochTime":${until}}}}]}`
      const canned = { Expires: String(until), ...values(pair, hash, text) }
      const bound = custom({ IpAddress: { 'AWS:SourceIp': '192.0.2.0/24' } })
      const later = custom({ DateGreaterThan: { 'AWS:EpochTime': now - 60 } })
      const inCookies = [custom({}), bound, later, canned].map((fields) => asCookies(fields, target))
      return [...inCookies, asUrl(bound, target), asUrl(canned, target)]
    }),
  )
}

function values(pair: KeyPair, hash: 'SHA1' | 'SHA256', text: string): Record<string, string> {
  const signature = encodeBytes(createSign(hash).update(text).sign(pair.privateKey))
  return { Signature: signature, 'Key-Pair-Id': pair.keyId, ...(hash === 'SHA256' ? { 'Hash-Algorithm': hash } : {}) }
}

function asCookies(fields: Record<string, string>, target: string): Signed {
  const cookie = Object.entries(fields).map(([name, value]) => `CloudFront-${name}=${value}`)
  return { ...base, isUrl: false, target, cookie: cookie.join('; ') }
}

function asUrl(fields: Record<string, string>, target: string): Signed {
  const query = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
  return { ...base, isUrl: true, target: `${target}?${query.join('&')}`, cookie: '' }
}

export type Mutation = (valid: Signed, others: readonly Signed[], random: () => number) => Signed

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~+/=.*?%"{} '
export const pick = <Item>(items: ArrayLike<Item>, random: () => number): Item =>
  items[Math.floor(random() * items.length)] as Item

/** Changes the value of one signing field, wherever the request carries it. */
export function edit(valid: Signed, name: string, change: (value: string) => string): Signed {
  const place = valid.isUrl ? 'target' : 'cookie'
  const pattern = new RegExp(`(${name}=)([^;&]*)`)
  return {
    ...valid,
    [place]: valid[place].replace(pattern, (_all, start: string, value: string) => start + change(value)),
  }
}

export const fieldOf = (random: () => number): string =>
  pick(['Policy', 'Signature', 'Key-Pair-Id', 'Hash-Algorithm', 'Expires'], random)

const replaceAt = (text: string, at: number, part: string): string => text.slice(0, at) + part + text.slice(at + 1)

function rewritePolicy(valid: Signed, from: RegExp, to: string): Signed {
  return edit(valid, 'Policy', (value) => {
    const standard = value.replaceAll('-', '+').replaceAll('~', '/').replaceAll('_', '=')
    return encodeBytes(Buffer.from(Buffer.from(standard, 'base64').toString().replace(from, to)))
  })
}

const otherTargets = [
  '/library/beta/x',
  '/library/alpha',
  '/library/alphabet/x',
  '/',
  '/private/x',
  '/library/alpha/../beta/x',
]
const withTarget = (valid: Signed, path: string): Signed => ({ ...valid, target: valid.target.replace(object, path) })

/** Ways in which the values of a request are spoilt. `control` ones stay valid. */
export const valueMutations: Record<string, Mutation> = {
  'control: as signed': (valid) => valid,
  'control: other cookies around': (valid) => ({ ...valid, cookie: `a=b; ${valid.cookie}; sid=x=y` }),
  'one character of a field': (valid, _others, random) =>
    edit(valid, fieldOf(random), (value) =>
      replaceAt(value, Math.floor(random() * value.length), pick(alphabet, random)),
    ),
  'a field cut or grown': (valid, _others, random) =>
    edit(valid, fieldOf(random), (value) =>
      random() < 0.5 ? value.slice(0, Math.floor(random() * value.length)) : value + pick(alphabet, random),
    ),
  'a field of another request': (valid, others, random) => {
    const name = fieldOf(random)
    const other = pick(others, random)
    const found = new RegExp(`${name}=([^;&]*)`).exec(other.isUrl ? other.target : other.cookie)?.[1]
    return edit(valid, name, (value) => found ?? value)
  },
  'a field gone': (valid, _others, random) => {
    const name = fieldOf(random)
    const gone = new RegExp(`(?:; |&)?(?:CloudFront-)?${name}=[^;&]*`)
    return { ...valid, cookie: valid.cookie.replace(gone, ''), target: valid.target.replace(gone, '') }
  },
  'a bit of the signature': (valid, _others, random) =>
    edit(valid, 'Signature', (value) => {
      const bytes = Buffer.from(value.replaceAll('-', '+').replaceAll('~', '/').replaceAll('_', '='), 'base64')
      const at = Math.floor(random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      return encodeBytes(bytes)
    }),
  'a wider or longer policy': (valid, _others, random) =>
    random() < 0.5
      ? rewritePolicy(valid, /library\/alpha/, pick(['library', 'library/beta', ''], random))
      : rewritePolicy(valid, /1800000\d+/, pick(['1800009999', '2147483647'], random)),
  'another hash or key': (valid, _others, random) =>
    random() < 0.5
      ? edit({ ...valid, cookie: `${valid.cookie}; CloudFront-Hash-Algorithm=SHA1` }, 'Hash-Algorithm', () =>
          pick(['SHA1', 'SHA256', 'MD5', '', 'none', 'sha256'], random),
        )
      : edit(valid, 'Key-Pair-Id', () => pick(['KRSA', 'KEC', 'KNONE', '', 'krsa'], random)),
  'a later or earlier clock': (valid, _others, random) => ({
    ...valid,
    nowSeconds: now + pick([-61, -60, -59, 0, 599, 600, 601, 1e9], random),
  }),
  'another viewer': (valid, _others, random) => ({
    ...valid,
    address: pick(['192.0.2.1', '192.0.3.1', '::1', '::ffff:192.0.2.1', '', '192.0.2.256'], random),
  }),
  'another address': (valid, _others, random) =>
    random() < 0.5
      ? withTarget(valid, pick(otherTargets, random))
      : {
          ...valid,
          host: pick(['other.test', 'media.usher.test:443', 'MEDIA.usher.test', 'media.usher.test.'], random),
        },
  'another scheme': (valid) => ({ ...valid, scheme: 'http' }),
  'a character of the path': (valid, _others, random) =>
    withTarget(
      valid,
      replaceAt(object, Math.floor(random() * object.length), pick([...alphabet, '%2e', '%2f', '..', '//'], random)),
    ),
  'more query': (valid, _others, random) => {
    const extra = pick(
      ['v=1', 'Policy=x', 'Expires=1', 'Signature', 'Key-Pair-Id=KEC', 'Pol%69cy=1', 'policy=1'],
      random,
    )
    return { ...valid, target: `${valid.target}${valid.target.includes('?') ? '&' : '?'}${extra}` }
  },
  'every value of another grant': (valid, others, random) => {
    const { isUrl, target, cookie } = pick(others, random)
    const [path = ''] = valid.target.split('?')
    return { ...valid, isUrl, cookie, target: isUrl ? target.replace(/^[^?]*/, path) : path }
  },
  'cookies of two requests': (valid, others, random) => ({
    ...valid,
    cookie: `${valid.cookie}; ${pick(others, random).cookie}`,
  }),
}
