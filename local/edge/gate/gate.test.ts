import { createSign, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeBytes } from './alphabet.ts'
import { createGate, type GateRequest } from './gate.ts'
import { writeCannedPolicy } from './policy.ts'
import { splitTarget } from './target.ts'
import { createTrustedKeys } from './trusted-keys.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
const pem = (key: typeof publicKey): string => key.export({ type: 'spki', format: 'pem' }).toString()
const entry = { keyId: 'KGATE', publicKeyPem: pem(publicKey), group: 'playback' }

const sign = (text: string): string => encodeBytes(createSign('sha256').update(text).sign(privateKey))
const folder = '{"Statement":[{"Resource":"https://m.test/a/*","Condition":{"DateLessThan":{"AWS:EpochTime":2000}}}]}'

function cookies(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `CloudFront-${name}=${value}`)
    .join('; ')
}

const marker = { 'Key-Pair-Id': 'KGATE', 'Hash-Algorithm': 'SHA256' }
const good = cookies({ ...marker, Policy: encodeBytes(Buffer.from(folder)), Signature: sign(folder) })

function request(target: string, changes: Partial<GateRequest> = {}): GateRequest {
  return {
    method: 'GET',
    scheme: 'https',
    host: 'm.test',
    target: splitTarget(target) ?? { path: '', query: null },
    cookieHeader: good,
    clientAddress: '192.0.2.1',
    nowSeconds: 1000,
    trustedKeyGroups: ['playback'],
    ...changes,
  }
}

const allowed = { ok: true, value: null }
const denied = { ok: false, error: 'AccessDenied' }

test('what was verified once is still judged by address, time and method each time', () => {
  const gate = createGate({ trustedKeys: createTrustedKeys([entry]) })
  expect(gate.admit(request('/a/x'))).toEqual(allowed)
  expect(gate.admit(request('/b/x'))).toEqual(denied)
  expect(gate.admit(request('/a/x', { nowSeconds: 2000 }))).toEqual(denied)
  expect(gate.admit(request('/a/x', { host: 'other.test' }))).toEqual(denied)
  expect(gate.admit(request('/a/x', { scheme: 'http' }))).toEqual(denied)
  expect(gate.admit(request('/a/x', { method: 'OPTIONS' }))).toEqual(denied)
  expect(gate.admit(request('/a/x'))).toEqual(allowed)
})

test('a remembered canned signature never serves as a custom policy, nor another hash, nor another mode', () => {
  const gate = createGate({ trustedKeys: createTrustedKeys([entry]) })
  const text = writeCannedPolicy('https://m.test/a/x', '2000')
  const fields = { ...marker, Signature: sign(text) }
  expect(gate.admit(request('/a/x', { cookieHeader: cookies({ ...fields, Expires: '2000' }) }))).toEqual(allowed)

  for (const policy of [text, `?${text}`, ` ${text}`, encodeBytes(Buffer.from(text)).replaceAll('_', '')]) {
    const forged = cookies({ ...fields, Policy: policy })
    expect(gate.admit(request('/b/y', { cookieHeader: forged })).ok, policy).toBe(false)
  }
  for (const hash of ['', 'SHA1', 'sha256', 'SHA256 ']) {
    const changed = cookies({ 'Key-Pair-Id': 'KGATE', Signature: fields.Signature, Expires: '2000' })
    const header = `${changed}; CloudFront-Hash-Algorithm="${hash}"`
    expect(gate.admit(request('/a/x', { cookieHeader: header })), hash).toEqual(denied)
  }
})

test('a key replaced at run time stops and starts at once, also for what was remembered', () => {
  const trustedKeys = createTrustedKeys([entry])
  const gate = createGate({ trustedKeys })
  expect(gate.admit(request('/a/x'))).toEqual(allowed)

  trustedKeys.set([])
  expect(gate.admit(request('/a/x'))).toEqual({ ok: false, error: 'InvalidKey' })
  trustedKeys.set([{ ...entry, publicKeyPem: pem(other) }])
  expect(gate.admit(request('/a/x'))).toEqual(denied)
  trustedKeys.set([{ ...entry, group: 'private' }])
  expect(gate.admit(request('/a/x'))).toEqual({ ok: false, error: 'InvalidKey' })
  expect(gate.admit(request('/a/x', { trustedKeyGroups: ['private', 'direct'] }))).toEqual(allowed)
  trustedKeys.set([entry])
  expect(gate.admit(request('/a/x'))).toEqual(allowed)
})

test('keys of other sizes and curves are not taken, and the old ones stay', () => {
  const trustedKeys = createTrustedKeys([entry])
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey
  for (const key of [weak, curve])
    expect(() => trustedKeys.set([{ ...entry, publicKeyPem: pem(key) }])).toThrow('KGATE')
  expect(trustedKeys.list()).toEqual([entry])
})

test.each([
  ['a repeated cookie', `${good}; CloudFront-Key-Pair-Id=KGATE`],
  ['a policy beside Expires', `${good}; CloudFront-Expires=2000`],
  ['quoted values', good.replaceAll(/=([^;]+)/g, '="$1"')],
])('refuses %s', (_label, cookieHeader) => {
  const gate = createGate({ trustedKeys: createTrustedKeys([entry]) })
  expect(gate.admit(request('/a/x', { cookieHeader })).ok).toBe(false)
  expect(gate.admit(request('/a/x'))).toEqual(allowed)
})

test.each([
  '/a/../b/x',
  '/a/%2e%2E/b/x',
  '/a//x',
  '/a/x%2fy',
  '/a/x%5Cy',
  '/a/x\\y',
  '/a/x%00',
  '/a/%61',
  '/a/%252e',
  '/a/%c0%ae',
  '/a/x%',
  '/a/x?Pol%69cy=1',
  '/a/x?Hash-Algorithm=SHA256',
  '/a/x?Expires',
  '/a/x?a="',
])('refuses the target %s under a cookie for the whole folder', (target) => {
  const gate = createGate({ trustedKeys: createTrustedKeys([entry]) })
  expect(gate.admit(request(target)).ok).toBe(false)
  expect(gate.admit(request('/a/My%20film%20%C3%A9.mp4?v=1'))).toEqual(allowed)
})
