import { createSign } from 'node:crypto'
import { encodeBytes } from '#local/edge/gate/alphabet.ts'
import { refusalBody } from '#local/edge/gate/refusal.ts'
import type { KeyPair } from './edge-fixture.ts'
import type { VectorCase, VectorFile } from './vector-file.ts'

/** What a case is to give: let in, a refusal with this code, any refusal, or AWS does not say. */
type Verdict = 'opens' | 'MissingKey' | 'MalformedPolicy' | 'AccessDenied' | 'refused' | 'unsaid'

const now = 1_950_000_123
const until = now + 900
const folder = 'https://h.test/a/*'
const file = 'https://h.test/a/x'

function writePolicy(resource: string | null, condition: object = {}): string {
  const all = { DateLessThan: { 'AWS:EpochTime': until }, ...condition }
  return JSON.stringify({ Statement: [{ ...(resource === null ? {} : { Resource: resource }), Condition: all }] })
}

/** Resource, address asked for, verdict in cookies, and in a URL where it is another one. */
const resources: [string | null, string, Verdict, Verdict?][] = [
  [null, 'http://any.test/', 'opens'],
  ['*', 'http://any.test/b?c', 'opens'],
  ['https://*', 'https://any.test/b?c', 'opens'],
  ['https://*', 'https://any.test:8443/b', 'unsaid'],
  ['https://h.test:8443/a/*', 'https://h.test:8443/a/x', 'opens'],
  ['https://h.test:8443/a/*', file, 'AccessDenied'],
  ['http*://h.test/a/*', 'http://h.test/a/x', 'opens'],
  ['*://h.test/a/*', file, 'unsaid', 'opens'],
  ['*h.test/a/*', 'http://m.h.test/a/x', 'unsaid', 'opens'],
  ['https://h?test/a/x', file, 'opens'],
  ['https://h??test/a/x', file, 'AccessDenied'],
  ['https://*.test/a/*', 'https://h/b.test/a/x', 'AccessDenied'],
  ['https://h.test/*/x', 'https://h.test/a/b/c/x', 'opens'],
  ['https://h.test/*/x', 'https://h.test/a/x?v=1', 'AccessDenied'],
  ['https://h.test/a/x?*', file, 'opens'],
  ['https://h.test/a/x?*', `${file}?v=1&w=2`, 'opens'],
  ['https://h.test/a/x?v=?', `${file}?v=7`, 'opens'],
  ['https://h.test/a/x?v=?', `${file}?v=77`, 'AccessDenied'],
  ['https://h.test/a/x?v=*&w=2', `${file}?v=1&w=2`, 'opens'],
  ['https://h.test/a/x?v=*', file, 'AccessDenied'],
  ['https://h.test/?/x', file, 'opens'],
  ['https://h.test/a/x', `${file}?v=1`, 'AccessDenied'],
  ['https://h.test/a\\?x', 'https://h.test/a?x', 'unsaid'],
  ['ftp://h.test/a/*', file, 'refused'],
]

const network = (range: string): string => writePolicy(folder, { IpAddress: { 'AWS:SourceIp': range } })
/** Network, viewer, verdict. */
const networks: [string, string, Verdict][] = [
  ['0.0.0.0/0', '255.255.255.255', 'opens'],
  ['128.0.0.0/1', '128.0.0.0', 'opens'],
  ['128.0.0.0/1', '127.255.255.255', 'AccessDenied'],
  ['172.16.0.0/12', '172.31.255.255', 'opens'],
  ['172.16.0.0/12', '172.32.0.0', 'AccessDenied'],
  ['198.51.100.6/31', '198.51.100.7', 'opens'],
  ['198.51.100.6/31', '198.51.100.8', 'AccessDenied'],
  ['255.255.255.255/32', '255.255.255.255', 'opens'],
  ['10.0.0.1/8', '10.2.3.4', 'unsaid'],
  ['0.0.0.0/0', '2001:db8::5', 'unsaid'],
  ['0.0.0.0/0', '::ffff:10.0.0.1', 'unsaid'],
  ['10.0.0.0/33', '10.0.0.1', 'refused'],
  ['10.0.0.0/8,11.0.0.0/8', '10.0.0.1', 'refused'],
]

const good = writePolicy(folder)
const startsAfter = (second: number): string => writePolicy(folder, { DateGreaterThan: { 'AWS:EpochTime': second } })
const endsAt = (text: string): string => good.replace(String(until), text)
/** The exact text that is signed, verdict. */
const texts: [string, Verdict][] = [
  [startsAfter(now - 1), 'opens'],
  [startsAfter(now), 'AccessDenied'],
  [startsAfter(until + 1), 'AccessDenied'],
  [startsAfter(0), 'opens'],
  [endsAt('2147483647'), 'opens'],
  [endsAt('2147483648'), 'MalformedPolicy'],
  [endsAt(String(now * 1000)), 'MalformedPolicy'],
  [endsAt(String(now)), 'unsaid'],
  [endsAt(String(now - 1)), 'AccessDenied'],
  [endsAt('null'), 'refused'],
  [endsAt(`${until}.0`), 'unsaid'],
  [good.replace('"Statement":', '"Statement": '), 'opens'],
  [good.replaceAll(':', ': '), 'unsaid'],
  [good.replaceAll('/', '\\/'), 'unsaid'],
  [good.replace('"Condition"', '"Resource":"https://*","Condition"'), 'unsaid'],
  [good.toLowerCase(), 'refused'],
  [good.slice(0, -1), 'MalformedPolicy'],
  ['null', 'MalformedPolicy'],
  ['', 'refused'],
]

/** Path asked for under cookies for the whole folder, verdict. */
const paths: [string, Verdict][] = [
  ['/a/b%20c.m4s', 'opens'],
  ['/a/%C3%A9.m4s', 'opens'],
  ["/a/!$&'()*+,;=:@-._~", 'opens'],
  ['/a/.hidden', 'opens'],
  ['/a/x?expires=1&policy=2&signature=3', 'opens'],
  ['/a/x?q=Policy=1', 'opens'],
  ['/a/x?%45xpires=1', 'unsaid'],
  ['/a/x?q=1&Key-Pair-Id', 'refused'],
  ['/a/%2e%2e/b', 'unsaid'],
  ['/a/x//y', 'unsaid'],
  ['/a/%c0%ae', 'unsaid'],
  ['/a/%', 'unsaid'],
  ['/b/../a/x', 'unsaid'],
  ['/a', 'AccessDenied'],
  ['/A/x', 'AccessDenied'],
]

const codes = ['MissingKey', 'InvalidKey', 'MalformedPolicy', 'MalformedSignature', 'AccessDenied'] as const

/** Cases of our own beside the vectors that were given, in the same schema: other hosts, times, networks, spellings. */
export function writeFurtherCases(pairs: readonly KeyPair[]): VectorFile {
  const cases: VectorCase[] = []
  const add = (
    verdict: Verdict,
    address: string,
    items: [string, string][],
    how: 'cookies' | 'url',
    ip?: string,
  ): void => {
    const [, scheme, host = '', target = ''] = /^(https?):\/\/([^/]+)(.*)$/s.exec(address) ?? []
    const query = items.map(([name, value]) => `${name}=${value}`).join('&')
    const request = {
      method: cases.length % 7 === 0 ? 'HEAD' : 'GET',
      scheme: scheme === 'http' ? ('http' as const) : ('https' as const),
      host,
      target: how === 'url' ? `${target}${target.includes('?') ? '&' : '?'}${query}` : target,
      cookie: how === 'url' ? null : items.map(([name, value]) => `CloudFront-${name}=${value}`).join('; '),
    }
    const expect = { status: verdict === 'opens' ? 200 : 403, code: codes.find((code) => code === verdict) ?? null }
    const id = `${cases.length}: ${how}, ${address}, ${verdict}`
    cases.push({ id, now, clientIp: ip ?? '198.51.100.7', request, expect: verdict === 'unsaid' ? null : expect })
  }
  const sign = (text: string): [string, string][] => {
    const pair = pairs[cases.length % pairs.length]
    if (!pair) throw new Error('no key pair')
    const hash = cases.length % 2 === 0 ? 'SHA1' : 'SHA256'
    const signature = encodeBytes(createSign(hash).update(text).sign(pair.privateKey))
    const marker: [string, string][] = hash === 'SHA256' ? [['Hash-Algorithm', hash]] : []
    return [
      ['Policy', encodeBytes(Buffer.from(text))],
      ['Signature', signature],
      ['Key-Pair-Id', pair.keyId],
      ...marker,
    ]
  }
  for (const how of ['cookies', 'url'] as const) {
    for (const [resource, address, inCookies, inUrl] of resources) {
      add((how === 'url' ? inUrl : undefined) ?? inCookies, address, sign(writePolicy(resource)), how)
    }
    for (const [range, viewer, verdict] of networks) add(verdict, file, sign(network(range)), how, viewer)
    for (const [text, verdict] of texts) add(verdict, file, sign(text), how)
  }
  for (const [path, verdict] of paths) add(verdict, `https://h.test${path}`, sign(good), 'cookies')

  const errorBodies = Object.fromEntries(codes.map((code) => [code, refusalBody(code).toString()]))
  return { cases, errorBodies, trustedKeys: pairs.map((pair) => ({ ...pair, group: 'playback' })) }
}
