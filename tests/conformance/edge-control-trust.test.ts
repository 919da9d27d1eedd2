import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CreateKeyGroupCommand, type CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCalls } from './edge-control-calls.ts'
import { keyGroupIds, startControlledEdge, type ControlledEdge } from './edge-control-harness.ts'
import { createKeyPair, signCookies, type KeyPair } from './edge-fixture.ts'
import { refusalOf } from './sdk-refusal.ts'

let controlled: ControlledEdge
let client: CloudFrontClient
beforeEach(async () => {
  controlled = await startControlledEdge({ propagationMilliseconds: 5_000 })
  client = controlled.client()
})
afterEach(() => controlled[Symbol.asyncDispose]())

const { createKey, readGroup, setItems } = openCalls(() => client)

/** What a viewer with this key's cookies is answered. */
async function askAs(pair: KeyPair): Promise<string> {
  const { edge } = controlled
  edge.bucket.objects.set('/library/films/a.m4s', Buffer.from('film'))
  const Cookie = signCookies(pair, `http://${edge.host}/library/films/*`)
  const { status, body } = await edge.get('/library/films/a.m4s', { Cookie })
  return status === 200 ? 'OK' : (/<Code>(\w+)</.exec(body.toString())?.[1] ?? String(status))
}

test('a key that is added is accepted, and one that is removed refused, once the change has reached the edge', async () => {
  const pair = createKeyPair('unused')
  const next = { ...pair, keyId: (await createKey(pair)).id }
  const { playback } = controlled.keys
  expect([await askAs(playback), await askAs(next)]).toEqual(['OK', 'InvalidKey'])

  await setItems(keyGroupIds.playback, [playback.keyId, next.keyId])
  controlled.timers.advance(4_999)
  expect(await askAs(next)).toBe('InvalidKey')
  controlled.timers.advance(1)
  expect([await askAs(playback), await askAs(next)]).toEqual(['OK', 'OK'])

  await setItems(keyGroupIds.playback, [next.keyId])
  controlled.timers.advance(4_999)
  expect(await askAs(playback)).toBe('OK')
  controlled.timers.advance(1)
  expect([await askAs(playback), await askAs(next)]).toEqual(['InvalidKey', 'OK'])
})

test('a key of another group, or of none that a behaviour trusts, opens nothing', async () => {
  const pair = createKeyPair('unused')
  const stranger = { ...pair, keyId: (await createKey(pair)).id }
  await client.send(new CreateKeyGroupCommand({ KeyGroupConfig: { Name: 'playback', Items: [stranger.keyId] } }))
  await setItems(keyGroupIds.private, [stranger.keyId, controlled.keys.private.keyId])
  controlled.timers.advance(60_000)
  expect([await askAs(stranger), await askAs(controlled.keys.playback)]).toEqual(['InvalidKey', 'OK'])
})

test('state survives a restart, and what was under way then is there', async () => {
  const pair = createKeyPair('unused')
  const next = { ...pair, keyId: (await createKey(pair)).id }
  await setItems(keyGroupIds.playback, [next.keyId])
  const before = await readGroup(keyGroupIds.playback)
  expect(await askAs(next)).toBe('InvalidKey')

  await controlled.restart()
  client = controlled.client()
  expect(await readGroup(keyGroupIds.playback)).toEqual(before)
  expect([await askAs(next), await askAs(controlled.keys.playback)]).toEqual(['OK', 'InvalidKey'])
})

test.each(['', '{"version":1,"publicKeys":[', '{"version":2}'])(
  'a torn state file (%o) is one sentence',
  async (text) => {
    await createKey()
    const whole = await readFile(controlled.statePath, 'utf8')
    await writeFile(controlled.statePath, text)
    await expect(controlled.restart()).rejects.toThrow(
      /^The key groups in \S+key-groups\.json cannot be read: [^\n]+\.$/,
    )
    expect(await readFile(controlled.statePath, 'utf8')).toBe(text)
    await writeFile(controlled.statePath, whole)
    await controlled.restart()
  },
)

test('what cannot be kept is not done', async () => {
  const before = await readGroup(keyGroupIds.playback)
  await rm(dirname(controlled.statePath), { recursive: true })
  expect(await refusalOf(createKey())).toEqual({ name: 'InternalFailure', status: 500 })
  expect(await refusalOf(setItems(keyGroupIds.playback, ['K00DIRECT00000']))).toMatchObject({ status: 500 })
  expect(await readGroup(keyGroupIds.playback)).toEqual(before)
  expect(controlled.faults).toHaveLength(2)
})
