import { generateKeyPairSync, verify, type KeyObject } from 'node:crypto'
import type { Database } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'

/** Registers a new key that signs for a group; answers with what an edge would hold of it. */
export async function registerTestKey(
  database: Database,
  keyGroup: 'PLAYBACK' | 'PRIVATE' | 'DIRECT',
  now: Date,
): Promise<{ keyId: string; publicKey: KeyObject }> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const keyId = `K2TEST${keyGroup}`
  const key = {
    id: keyId,
    keyGroup,
    algorithm: 'EC_P256' as const,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  await registerSigningKey(database, key, getSettings('app').KEY_ENCRYPTION_KEYS, now)
  return { keyId, publicKey }
}

type Condition = {
  DateLessThan: { 'AWS:EpochTime': number }
  DateGreaterThan?: { 'AWS:EpochTime': number }
  IpAddress?: { 'AWS:SourceIp': string }
}

/** What a signed URL says, read without the code that wrote it; throws where its signature does not hold. */
export function readSignedUrl(signed: string, publicKey: KeyObject) {
  const url = new URL(signed)
  const decode = (name: string) =>
    Buffer.from(
      (url.searchParams.get(name) ?? '').replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'),
      'base64',
    )
  const policy = decode('Policy')
  const hash = url.searchParams.get('Hash-Algorithm') ?? 'SHA1'
  if (!verify(hash, policy, publicKey, decode('Signature'))) throw new Error('The signature does not hold.')
  const { Statement } = JSON.parse(policy.toString()) as { Statement: { Resource: string; Condition: Condition }[] }
  const [statement] = Statement
  if (!statement || Statement.length !== 1) throw new Error('A policy has one statement.')
  const { Resource, Condition } = statement
  return {
    path: url.pathname,
    resource: Resource,
    keyId: url.searchParams.get('Key-Pair-Id'),
    until: new Date(Condition.DateLessThan['AWS:EpochTime'] * 1000),
    after: Condition.DateGreaterThan ? new Date(Condition.DateGreaterThan['AWS:EpochTime'] * 1000) : null,
    network: Condition.IpAddress?.['AWS:SourceIp'] ?? null,
    isWhole: `${url.origin}${url.pathname}` === Resource,
  }
}
