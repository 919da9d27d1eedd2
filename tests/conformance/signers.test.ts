import { execFileSync, spawnSync } from 'node:child_process'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getSignedCookies, getSignedUrl } from '@aws-sdk/cloudfront-signer'
import { afterAll, expect, test } from 'vitest'
import { writeAccessPolicy, type AccessRule } from '#core/media-access/policy.ts'
import { decodeText, encodeBytes } from '#local/edge/gate/alphabet.ts'
import * as cdn from '#platform/cdn.ts'
import { openKms } from '#platform/kms.ts'
import type { Signer } from '#platform/signing-keys.ts'
import { kmsSettingsOf, startKmsServer } from '#tests/integration/support/kms-server.ts'
import { runCases } from './run-vectors.ts'
import type { VectorCase } from './vector-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'usher-signers-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const now = 1_800_000_000
const viewer = '192.0.2.44'
const at = (seconds: number): Date => new Date(seconds * 1000)

const pairs = (['rsa', 'ec'] as const).map((kind) => {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const files = { privateKeyFile: join(folder, `${kind}.pem`), publicKeyFile: join(folder, `${kind}.public.pem`) }
  writeFileSync(files.privateKeyFile, privateKeyPem, { mode: 0o600 })
  writeFileSync(files.publicKeyFile, publicKeyPem)
  return { kind, keyPairId: `K2${kind.toUpperCase()}SIGNER`, privateKey, privateKeyPem, publicKeyPem, ...files }
})
type Pair = (typeof pairs)[number]
const hashes = ['SHA1', 'SHA256'] as const
const signings = pairs.flatMap((pair) => hashes.map((hash) => ({ pair, hash })))

/** Every kind of rule that the portal writes, with an address that it opens. */
const rules: (AccessRule & { opens: string })[] = [
  ['https://media.usher.test/library/alpha/*', '/library/alpha/0a/v/seg-1.m4s'],
  ['https://media.usher.test/downloads/0a/notes.pdf', '/downloads/0a/notes.pdf'],
  ['https://media.usher.test/private/0a/%C3%BCber%20uns.pdf', '/private/0a/%C3%BCber%20uns.pdf'],
  ['https://media.usher.test:8443/library/b-2/*', '/library/b-2/x?v=1'],
  ['http://localhost:4000/library/alpha/*', '/library/alpha/x'],
].flatMap(([resource = '', opens = '']) =>
  [
    {},
    { startsAfter: at(now - 60) },
    { sourceNetwork: '192.0.2.0/24' },
    { startsAfter: at(now - 1), sourceNetwork: `${viewer}/32` },
    { expiresAt: at(2_147_483_647) },
  ].map((change) => ({ resource, opens, expiresAt: at(now + 600), ...change })),
)

async function signPolicy(...input: Parameters<typeof cdn.signPolicy>) {
  const signed = await cdn.signPolicy(...input)
  if (!signed.ok) throw new Error(signed.error)
  return signed.value
}

async function signUrl(...input: Parameters<typeof cdn.signUrl>): Promise<string> {
  const signed = await cdn.signUrl(...input)
  if (!signed.ok) throw new Error(signed.error)
  return signed.value
}

function policyOf(rule: AccessRule): string {
  const policy = writeAccessPolicy(rule)
  if (!policy.ok) throw new Error(policy.error)
  return policy.value
}

/** A file as the portal's downloads sign it: one URL, an end alone. */
const files = ['https://media.usher.test/downloads/0a/notes.pdf', 'https://media.usher.test/private/0a/a-b.zip?v=1&w=2']
const cannedRule = { kind: 'canned', expiresAt: at(now + 600) } as const
const canned = (url: string): string =>
  `{"Statement":[{"Resource":"${url}","Condition":{"DateLessThan":{"AWS:EpochTime":${now + 600}}}}]}`

function openssl(...words: string[]): { run(input: string): Buffer; status(input: string): number | null } {
  return {
    run: (input) => execFileSync('openssl', words, { input, stdio: ['pipe', 'pipe', 'pipe'] }),
    status: (input) => spawnSync('openssl', words, { input }).status,
  }
}
/** A process for each signature takes its time: every rule goes to one of the signings, to all at full scale. */
const shareOf = (signing: number): typeof rules =>
  rules.filter((_rule, index) => process.env.USHER_TEST_SCALE === 'full' || index % signings.length === signing)
const noOpenssl = openssl('version').status('') !== 0
const opensslSign = (pair: Pair, hash: string, text: string): Buffer =>
  openssl('dgst', `-${hash.toLowerCase()}`, '-sign', pair.privateKeyFile).run(text)

function opensslAgrees(pair: Pair, hash: string, signature: string, text: string): boolean {
  const path = join(folder, 'signature.bin')
  writeFileSync(path, decodeText(signature)?.bytes ?? '')
  const words = ['dgst', `-${hash.toLowerCase()}`, '-verify', pair.publicKeyFile, '-signature', path]
  return openssl(...words).status(text) === 0
}

const parameter = (url: string, name: string): string => new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? ''

/** One request with these values, as cookies or in the address. */
function ask(address: string, values: Record<string, string> | null, clientIp = viewer): VectorCase {
  const [, scheme, host = '', target = ''] = /^(https?):\/\/([^/]+)(.*)$/.exec(address) ?? []
  const cookie = values && Object.entries(values).map(([name, value]) => `CloudFront-${name}=${value}`)
  return {
    id: `${address} ${cookie?.length ?? 'url'} ${clientIp}`,
    now,
    clientIp,
    request: { method: 'GET', scheme: scheme === 'http' ? 'http' : 'https', host, target, cookie: cookie?.join('; ') },
    expect: { status: 200, code: null },
  }
}

async function differencesOf(
  cases: VectorCase[],
  keys: readonly { keyPairId: string; publicKeyPem: string }[] = pairs,
): Promise<unknown[]> {
  const trustedKeys = keys.map(({ keyPairId, publicKeyPem }) => ({
    keyId: keyPairId,
    publicKeyPem,
    group: 'playback',
  }))
  const outcomes = await runCases({ cases, errorBodies: {}, trustedKeys })
  return outcomes.filter(({ difference }) => difference !== null)
}

const markerOf = (hash: string): Record<string, string> => (hash === 'SHA256' ? { 'Hash-Algorithm': hash } : {})
const addressOf = ({ resource, opens }: { resource: string; opens: string }): string =>
  `${new URL(resource).origin}${opens}`

/** A request for everything that a rule or a file opens, signed by the portal. */
async function casesOf(signer: Signer, hash: 'SHA1' | 'SHA256'): Promise<VectorCase[]> {
  const cases: VectorCase[] = []
  for (const rule of rules) {
    const policy = policyOf(rule)
    const signed = await signPolicy(policy, signer, hash)
    const values = { Policy: signed.policy, Signature: signed.signature, 'Key-Pair-Id': signed.keyPairId }
    cases.push(ask(addressOf(rule), { ...values, ...markerOf(hash) }))
    if (rule.resource.endsWith('*')) continue
    cases.push(ask(await signUrl(rule.resource, { kind: 'custom', policy }, signer, hash), null))
  }
  for (const url of files) cases.push(ask(await signUrl(url, cannedRule, signer, hash), null))
  return cases
}

test('what the portal signs opens the edge: cookies and URLs, every rule, key and hash', async () => {
  const cases = (await Promise.all(signings.map(({ pair, hash }) => casesOf(pair, hash)))).flat()
  expect(await differencesOf(cases)).toEqual([])
  const elsewhere = cases.map((one) => ({ ...one, request: { ...one.request, host: 'other.test' } }))
  expect(await differencesOf(elsewhere)).toHaveLength(cases.length)
})

test('what KMS signs for the portal opens the edge: both kinds of key, asked by its own client', async () => {
  const server = await startKmsServer({
    AKIAKMSTEST: ['CreateKey', 'CreateAlias', 'DescribeKey', 'GetPublicKey', 'Sign'],
  })
  const refusals: unknown[] = []
  const kms = openKms(kmsSettingsOf(server, 'AKIAKMSTEST'), (cause) => refusals.push(cause))
  try {
    for (const algorithm of ['EC_P256', 'RSA_2048'] as const) {
      const keyPairId = `K2KMS${algorithm.replace('_', '')}`
      const { kmsKeyId, publicKeyPem } = await kms.createKey({ reference: keyPairId, algorithm })
      const signer = { keyPairId, sign: (text: string) => kms.sign({ kmsKeyId, algorithm }, text) }
      const cases = await casesOf(signer, 'SHA256')
      expect(await differencesOf(cases, [{ keyPairId, publicKeyPem }]), algorithm).toEqual([])
      const [pair] = pairs
      const underAnother = pair ? [{ keyPairId, publicKeyPem: pair.publicKeyPem }] : []
      expect(await differencesOf(cases, underAnother), algorithm).toHaveLength(cases.length)
    }
    expect(refusals).toEqual([])
  } finally {
    kms.close()
    await server.close()
  }
})

test('what the portal signs verifies with openssl', { timeout: 120_000 }, async ({ skip }) => {
  skip(noOpenssl, 'openssl is not installed')
  for (const [index, { pair, hash }] of signings.entries()) {
    for (const rule of shareOf(index)) {
      const policy = policyOf(rule)
      const { signature } = await signPolicy(policy, pair, hash)
      expect(opensslAgrees(pair, hash, signature, policy), policy).toBe(true)
    }
    for (const url of files) {
      const signature = parameter(await signUrl(url, cannedRule, pair, hash), 'Signature')
      expect(opensslAgrees(pair, hash, signature, canned(url)), url).toBe(true)
      expect(opensslAgrees(pair, hash, signature, canned(`${url}x`)), url).toBe(false)
    }
  }
})

test('what openssl signs opens the edge; with RSA it is the same signature, byte for byte', async ({ skip }) => {
  skip(noOpenssl, 'openssl is not installed')
  const cases: VectorCase[] = []
  for (const [index, { pair, hash }] of signings.entries()) {
    for (const rule of shareOf(index)) {
      const policy = policyOf(rule)
      const signature = encodeBytes(opensslSign(pair, hash, policy))
      if (pair.kind === 'rsa') expect(signature).toBe((await signPolicy(policy, pair, hash)).signature)
      const values = { Policy: encodeBytes(Buffer.from(policy)), Signature: signature, 'Key-Pair-Id': pair.keyPairId }
      cases.push(ask(addressOf(rule), { ...values, ...markerOf(hash) }))
    }
  }
  expect(await differencesOf(cases)).toEqual([])
})

test('with RSA the portal, the SDK given the key as text, and node:crypto write the same bytes', async () => {
  const [rsa] = pairs
  if (!rsa) throw new Error('no key')
  const { keyPairId, privateKey, privateKeyPem } = rsa
  for (const hash of hashes) {
    const asText = { keyPairId, privateKey: privateKeyPem, algorithm: hash }
    for (const rule of rules) {
      const policy = policyOf(rule)
      const ours = await signPolicy(policy, rsa, hash)
      const sdk = getSignedCookies({ policy, ...asText })
      expect([ours.policy, ours.signature]).toEqual([sdk['CloudFront-Policy'], sdk['CloudFront-Signature']])
      expect(ours.signature).toBe(encodeBytes(createSign(hash).update(policy).sign(privateKey)))
      expect(ours.policy).toBe(encodeBytes(Buffer.from(policy)))
    }
    for (const url of files) {
      const ours = await signUrl(url, cannedRule, rsa, hash)
      expect(ours).toBe(getSignedUrl({ url, dateLessThan: at(now + 600).toISOString(), ...asText }))
      expect(parameter(ours, 'Signature')).toBe(encodeBytes(createSign(hash).update(canned(url)).sign(privateKey)))
    }
  }
})

const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import botocore.signers']).status === 0,
)

test("what botocore signs opens the edge; with RSA its canned URLs bear the portal's signature", async ({ skip }) => {
  skip(noOpenssl, 'openssl is not installed')
  if (!python) return skip('python3-botocore is not installed')
  const urls = [...files, ...rules.map(addressOf)]
  const limits = [
    { after: null, network: null },
    { after: now - 60, network: null },
    { after: null, network: '192.0.2.0/24' },
    { after: now - 1, network: `${viewer}/32` },
  ]
  const jobs = pairs.flatMap(({ keyPairId, privateKeyFile }) =>
    [...new Set(urls)].flatMap((url) =>
      limits.map((limit) => ({ keyId: keyPairId, privateKeyFile, url, until: now + 600, ...limit })),
    ),
  )
  const script = fileURLToPath(new URL('botocore-signer.py', import.meta.url))
  const signed = JSON.parse(execFileSync(python, [script], { input: JSON.stringify(jobs) }).toString()) as string[]
  expect(signed).toHaveLength(jobs.length)
  expect(await differencesOf(signed.map((url) => ask(url, null)))).toEqual([])
  // The control: from another network those bound to one are refused, and no other.
  const fromElsewhere = await differencesOf(signed.map((url) => ask(url, null, '203.0.113.9')))
  expect(fromElsewhere).toHaveLength(jobs.filter(({ network }) => network !== null).length)

  const [rsa] = pairs
  for (const [index, { keyId, url, after, network }] of jobs.entries()) {
    if (!rsa || keyId !== rsa.keyPairId || after !== null || network !== null) continue
    const ours = await signUrl(url, cannedRule, rsa, 'SHA1')
    expect(parameter(signed[index] ?? '', 'Signature')).toBe(parameter(ours, 'Signature'))
  }
})
