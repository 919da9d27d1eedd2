import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processEnvironment } from '#scripts/portal/settings.ts'
import { caller, keyGroupIds, startControlledEdge, type ControlledEdge } from './edge-control-harness.ts'
import { createKeyPair } from './edge-fixture.ts'

const run = promisify(execFile)
const path = '/usr/local/bin:/usr/bin:/bin'
const isInstalled = spawnSync('aws', ['--version'], { env: processEnvironment({ PATH: path }) }).error === undefined

let controlled: ControlledEdge
let work: string
beforeAll(async () => {
  controlled = await startControlledEdge()
  work = await mkdtemp(join(tmpdir(), 'usher-aws-'))
})
afterAll(async () => {
  await controlled[Symbol.asyncDispose]()
  await rm(work, { recursive: true, force: true })
})

/** What `aws cloudfront …` prints, as JSON; an empty object for nothing. */
async function aws(...words: string[]): Promise<Record<string, unknown>> {
  const env = processEnvironment({
    PATH: path,
    HOME: work,
    AWS_ACCESS_KEY_ID: caller.accessKeyId,
    AWS_SECRET_ACCESS_KEY: caller.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
    LC_ALL: 'C.UTF-8',
  })
  const endpoint = ['--endpoint-url', `http://127.0.0.1:${controlled.port()}`, '--output', 'json']
  const { stdout } = await run('aws', ['cloudfront', ...words, ...endpoint], { env })
  return stdout.trim() === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>)
}

async function writeConfig(name: string, config: object): Promise<string> {
  await writeFile(join(work, name), JSON.stringify(config))
  return `file://${join(work, name)}`
}

const withAws = isInstalled ? test : test.skip
withAws('the AWS command line rotates a key (skipped where aws is not installed)', { timeout: 120_000 }, async () => {
  const config = {
    CallerReference: 'cli-1',
    Name: 'from the command line',
    EncodedKey: createKeyPair('x').publicKeyPem,
  }
  const key = await writeConfig('key.json', { ...config, Comment: 'two & more' })
  const created = await aws('create-public-key', '--public-key-config', key)
  const { Id, PublicKeyConfig } = created['PublicKey'] as { Id: string; PublicKeyConfig: object }
  expect(PublicKeyConfig).toEqual({ ...config, Comment: 'two & more' })
  expect(await aws('get-public-key', '--id', Id)).toMatchObject({ ETag: created['ETag'], PublicKey: { Id } })
  expect(await aws('list-public-keys', '--max-items', '1')).toMatchObject({ PublicKeyList: { Items: [{}] } })

  const group = ['--id', keyGroupIds.playback]
  const { ETag } = await aws('get-key-group-config', ...group)
  const both = await writeConfig('both.json', { Name: 'usher-playback', Items: ['K00PLAYBACK000', Id] })
  const update = (version: unknown) =>
    aws('update-key-group', ...group, '--key-group-config', both, '--if-match', String(version))
  const updated = await update(ETag)
  expect(updated).toMatchObject({ KeyGroup: { KeyGroupConfig: { Items: ['K00PLAYBACK000', Id] } } })

  await expect(update(ETag)).rejects.toThrow(/\(PreconditionFailed\) when calling the UpdateKeyGroup operation/)
  await expect(aws('delete-public-key', '--id', Id)).rejects.toThrow(/\(InvalidIfMatchVersion\)/)
  await expect(aws('delete-public-key', '--id', Id, '--if-match', String(created['ETag']))).rejects.toThrow(
    /\(PublicKeyInUse\)/,
  )

  const old = await writeConfig('old.json', { Name: 'usher-playback', Items: ['K00PLAYBACK000'] })
  const version = String(updated['ETag'])
  await aws('update-key-group', ...group, '--key-group-config', old, '--if-match', version)
  await aws('delete-public-key', '--id', Id, '--if-match', String(created['ETag']))
  await expect(aws('get-public-key', '--id', Id)).rejects.toThrow(/\(NoSuchPublicKey\)/)
})
