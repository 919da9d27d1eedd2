import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  CreateKeyGroupCommand,
  CreatePublicKeyCommand,
  DeleteKeyGroupCommand,
  DeletePublicKeyCommand,
  GetKeyGroupCommand,
  GetKeyGroupConfigCommand,
  GetPublicKeyCommand,
  GetPublicKeyConfigCommand,
  ListKeyGroupsCommand,
  ListPublicKeysCommand,
  UpdateKeyGroupCommand,
  UpdatePublicKeyCommand,
  type CloudFrontClient,
} from '@aws-sdk/client-cloudfront'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCalls } from './edge-control-calls.ts'
import { keyGroupIds, startControlledEdge, type ControlledEdge } from './edge-control-harness.ts'
import { createKeyPair } from './edge-fixture.ts'
import { refusalOf } from './sdk-refusal.ts'

let controlled: ControlledEdge
let client: CloudFrontClient
beforeEach(async () => {
  controlled = await startControlledEdge({ propagationMilliseconds: 5_000 })
  client = controlled.client()
})
afterEach(() => controlled[Symbol.asyncDispose]())

const { configOf, createKey, readGroup, setItems } = openCalls(() => client)

test('the first start makes the three groups, each of its first key', async () => {
  const { KeyGroupList } = await client.send(new ListKeyGroupsCommand({}))
  const groups = KeyGroupList?.Items?.map(({ KeyGroup }) => [KeyGroup?.Id, KeyGroup?.KeyGroupConfig])
  const { playback, private: privateKey, direct } = controlled.keys
  expect(groups).toEqual([
    [keyGroupIds.playback, { Name: 'usher-playback', Items: [playback.keyId] }],
    [keyGroupIds.private, { Name: 'usher-private', Items: [privateKey.keyId] }],
    [keyGroupIds.direct, { Name: 'usher-direct', Items: [direct.keyId] }],
  ])
  const { PublicKeyList } = await client.send(new ListPublicKeysCommand({}))
  expect(PublicKeyList).toMatchObject({ MaxItems: 100, Quantity: 3 })
  expect(PublicKeyList?.Items?.find(({ Id }) => Id === playback.keyId)?.EncodedKey).toBe(playback.publicKeyPem)
})

test('a public key from its making to its end', async () => {
  const Comment = 'for <films> & "shows", naïve'
  const PublicKeyConfig = configOf(createKeyPair('unused'), { Comment })
  const created = await client.send(new CreatePublicKeyCommand({ PublicKeyConfig }))
  const Id = created.PublicKey?.Id ?? ''
  expect(Id).toMatch(/^K[A-Z0-9]{13}$/)
  expect(created.$metadata.httpStatusCode).toBe(201)
  expect(created.Location).toBe(`https://cloudfront.amazonaws.com/2020-05-31/public-key/${Id}`)
  expect(created.PublicKey?.PublicKeyConfig).toEqual(PublicKeyConfig)
  expect(created.PublicKey?.CreatedTime).toBeInstanceOf(Date)

  const read = await client.send(new GetPublicKeyCommand({ Id }))
  expect([read.ETag, read.PublicKey]).toEqual([created.ETag, created.PublicKey])
  const config = await client.send(new GetPublicKeyConfigCommand({ Id }))
  expect([config.ETag, config.PublicKeyConfig]).toEqual([created.ETag, PublicKeyConfig])

  const changed = { ...PublicKeyConfig, Comment: 'another' }
  const updated = await client.send(new UpdatePublicKeyCommand({ Id, IfMatch: created.ETag, PublicKeyConfig: changed }))
  expect(updated.PublicKey?.PublicKeyConfig).toEqual(changed)
  expect(updated.ETag).not.toBe(created.ETag)

  const { $metadata } = await client.send(new DeletePublicKeyCommand({ Id, IfMatch: updated.ETag }))
  expect($metadata.httpStatusCode).toBe(204)
  const gone = { name: 'NoSuchPublicKey', status: 404 }
  expect(await refusalOf(client.send(new GetPublicKeyCommand({ Id })))).toEqual(gone)
  expect(await refusalOf(client.send(new GetPublicKeyConfigCommand({ Id })))).toEqual(gone)
  expect(await refusalOf(client.send(new DeletePublicKeyCommand({ Id, IfMatch: updated.ETag })))).toEqual(gone)
})

test('a key group from its making to its end', async () => {
  const [one, other] = [await createKey(), await createKey()]
  const KeyGroupConfig = { Name: 'partners', Items: [other.id, one.id], Comment: 'for <partners>' }
  const created = await client.send(new CreateKeyGroupCommand({ KeyGroupConfig }))
  const Id = created.KeyGroup?.Id ?? ''
  expect(created.Location).toBe(`https://cloudfront.amazonaws.com/2020-05-31/key-group/${Id}`)
  expect(created.KeyGroup?.KeyGroupConfig).toEqual(KeyGroupConfig)
  const config = await client.send(new GetKeyGroupConfigCommand({ Id }))
  expect([config.ETag, config.KeyGroupConfig]).toEqual([created.ETag, KeyGroupConfig])

  const next = { Name: 'former partners', Items: [one.id] }
  const updated = await client.send(new UpdateKeyGroupCommand({ Id, IfMatch: created.ETag, KeyGroupConfig: next }))
  expect(updated.KeyGroup?.KeyGroupConfig).toEqual(next)
  await client.send(new DeletePublicKeyCommand({ Id: other.id, IfMatch: other.etag }))
  const inUse = client.send(new DeletePublicKeyCommand({ Id: one.id, IfMatch: one.etag }))
  expect(await refusalOf(inUse)).toEqual({ name: 'PublicKeyInUse', status: 409 })

  await client.send(new DeleteKeyGroupCommand({ Id, IfMatch: updated.ETag }))
  const gone = { name: 'NoSuchResource', status: 404 }
  expect(await refusalOf(client.send(new GetKeyGroupCommand({ Id })))).toEqual(gone)
  const update = new UpdateKeyGroupCommand({ Id, IfMatch: updated.ETag, KeyGroupConfig: next })
  expect(await refusalOf(client.send(update))).toEqual(gone)
  await client.send(new DeletePublicKeyCommand({ Id: one.id, IfMatch: one.etag }))
})

test('each change names the version it rests on', async () => {
  const missing = { name: 'InvalidIfMatchVersion', status: 400 }
  const stale = { name: 'PreconditionFailed', status: 412 }
  const key = await createKey()
  const Id = keyGroupIds.private
  const { config, etag } = await readGroup(Id)
  const KeyGroupConfig = { Name: config?.Name, Items: [...(config?.Items ?? []), key.id] }
  const { PublicKeyConfig } = await client.send(new GetPublicKeyConfigCommand({ Id: key.id }))
  const commands = (IfMatch: string | undefined) => [
    () => client.send(new UpdateKeyGroupCommand({ Id, IfMatch, KeyGroupConfig })),
    () => client.send(new DeleteKeyGroupCommand({ Id, IfMatch })),
    () => client.send(new UpdatePublicKeyCommand({ Id: key.id, IfMatch, PublicKeyConfig })),
    () => client.send(new DeletePublicKeyCommand({ Id: key.id, IfMatch })),
  ]
  for (const send of commands(undefined)) expect(await refusalOf(send())).toEqual(missing)
  for (const send of commands('E2QWRUHAPOMQZL')) expect(await refusalOf(send())).toEqual(stale)

  const updates = await Promise.allSettled(
    Array.from({ length: 5 }, () => client.send(new UpdateKeyGroupCommand({ Id, IfMatch: etag, KeyGroupConfig }))),
  )
  expect(updates.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await readGroup(Id)).config?.Items).toContain(key.id)
})

test('of a public key only the comment changes; a call that is repeated makes no second key', async () => {
  const PublicKeyConfig = configOf(createKeyPair('unused'))
  const first = await client.send(new CreatePublicKeyCommand({ PublicKeyConfig }))
  const again = await client.send(new CreatePublicKeyCommand({ PublicKeyConfig }))
  expect(again.PublicKey).toEqual(first.PublicKey)

  const taken = { name: 'PublicKeyAlreadyExists', status: 409 }
  const otherKey = createKeyPair('unused').publicKeyPem
  const { CallerReference, Name } = PublicKeyConfig
  for (const reused of [
    configOf({ publicKeyPem: otherKey }, { CallerReference }),
    configOf({ publicKeyPem: otherKey }, { Name }),
  ]) {
    expect(await refusalOf(client.send(new CreatePublicKeyCommand({ PublicKeyConfig: reused })))).toEqual(taken)
  }
  for (const change of [{ Name: 'another' }, { EncodedKey: otherKey }, { CallerReference: 'another' }]) {
    const update = { Id: first.PublicKey?.Id, IfMatch: first.ETag, PublicKeyConfig: { ...PublicKeyConfig, ...change } }
    expect(await refusalOf(client.send(new UpdatePublicKeyCommand(update)))).toEqual({
      name: 'CannotChangeImmutablePublicKeyFields',
      status: 400,
    })
  }
  const { PublicKeyList } = await client.send(new ListPublicKeysCommand({}))
  expect(PublicKeyList?.Quantity).toBe(4)
})

test('CloudFront’s limits: 10 keys, 5 in a group, 10 groups', async () => {
  const ids: string[] = []
  for (let count = 0; count < 7; count++) ids.push((await createKey()).id)
  expect(await refusalOf(createKey())).toEqual({ name: 'TooManyPublicKeys', status: 400 })

  expect(await refusalOf(setItems(keyGroupIds.playback, ids.slice(0, 6)))).toEqual({
    name: 'TooManyPublicKeysInKeyGroup',
    status: 400,
  })
  await setItems(keyGroupIds.playback, ids.slice(0, 5))
  const create = (Name: string) =>
    client.send(new CreateKeyGroupCommand({ KeyGroupConfig: { Name, Items: [ids[6] ?? ''] } }))
  for (let count = 0; count < 7; count++) await create(`group ${count}`)
  expect(await refusalOf(create('group 7'))).toEqual({ name: 'TooManyKeyGroups', status: 400 })
  expect(await refusalOf(create('group 0'))).toEqual({ name: 'KeyGroupAlreadyExists', status: 409 })
})

const pemOf = (type: 'rsa' | 'ec', options: object, part: 'public' | 'private' = 'public') => {
  const { publicKey, privateKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048, ...options })
      : generateKeyPairSync('ec', { namedCurve: 'P-256', ...options })
  return part === 'public'
    ? (publicKey.export({ type: 'spki', format: 'pem' }) as string)
    : (privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
}

test('keys of RSA 2048 and ECDSA P-256, and no others', async () => {
  for (const publicKeyPem of [pemOf('rsa', {}), pemOf('ec', {})]) await createKey({ publicKeyPem })
  const others = {
    'RSA 1024': pemOf('rsa', { modulusLength: 1024 }),
    'RSA 4096': pemOf('rsa', { modulusLength: 4096 }),
    'P-384': pemOf('ec', { namedCurve: 'P-384' }),
    secp256k1: pemOf('ec', { namedCurve: 'secp256k1' }),
    'a private key': pemOf('ec', {}, 'private'),
    'a private key behind a public one': pemOf('ec', {}) + pemOf('ec', {}, 'private'),
    'two keys': pemOf('ec', {}) + pemOf('ec', {}),
    'half a key': pemOf('ec', {}).slice(0, 80),
    'an open end': '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n',
  }
  for (const [name, publicKeyPem] of Object.entries(others)) {
    expect(await refusalOf(createKey({ publicKeyPem })), name).toEqual({ name: 'InvalidArgument', status: 400 })
  }
  expect(await readFile(controlled.statePath, 'utf8')).not.toContain('PRIVATE KEY')
})

test.each([
  ['no key', []],
  ['a key twice', ['K00PLAYBACK000', 'K00PLAYBACK000']],
  ['a key that does not exist', ['K2JCJMDEHXQW5F']],
])('a group with %s is refused', async (_name, items) => {
  expect(await refusalOf(setItems(keyGroupIds.playback, items))).toEqual({ name: 'InvalidArgument', status: 400 })
  await setItems(keyGroupIds.playback, ['K00PLAYBACK000', 'K00PRIVATE0000'])
})

test('a group that the distribution trusts stays', async () => {
  for (const Id of Object.values(keyGroupIds)) {
    const { etag } = await readGroup(Id)
    const refusal = await refusalOf(client.send(new DeleteKeyGroupCommand({ Id, IfMatch: etag })))
    expect(refusal).toEqual({ name: 'ResourceInUse', status: 409 })
  }
})

test('lists come in pages, and a page goes on where a record has gone', async () => {
  for (let count = 0; count < 4; count++) await createKey()
  const seen: string[] = []
  let Marker: string | undefined
  do {
    const { PublicKeyList } = await client.send(new ListPublicKeysCommand({ MaxItems: 3, Marker }))
    expect(PublicKeyList?.MaxItems).toBe(3)
    seen.push(...(PublicKeyList?.Items ?? []).map(({ Id }) => Id ?? ''))
    Marker = PublicKeyList?.NextMarker
    const last = seen.at(-1) ?? ''
    if (!/^K00/.test(last)) {
      const { ETag } = await client.send(new GetPublicKeyCommand({ Id: last }))
      await client.send(new DeletePublicKeyCommand({ Id: last, IfMatch: ETag }))
    }
  } while (Marker !== undefined)
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
  for (const MaxItems of [0, -1, 101, 1.5]) {
    const refusal = await refusalOf(client.send(new ListKeyGroupsCommand({ MaxItems })))
    expect(refusal).toEqual({ name: 'InvalidArgument', status: 400 })
  }
})
