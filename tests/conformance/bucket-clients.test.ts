import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processEnvironment } from '#scripts/portal/settings.ts'
import {
  bucketName,
  credentialsOf,
  patternBytes,
  region,
  startTestBucket,
  type IdentityName,
  type TestBucket,
} from './bucket-harness.ts'

const run = promisify(execFile)
const path = '/usr/local/bin:/usr/bin:/bin'
const isInstalled = (name: string) =>
  spawnSync(name, ['--version'], { env: processEnvironment({ PATH: path }) }).error === undefined
const mebibyte = 1024 * 1024

let bucket: TestBucket
let work: string
beforeAll(async () => {
  bucket = await startTestBucket()
  work = await mkdtemp(join(tmpdir(), 'usher-clients-'))
  await mkdir(join(work, 'tree', 'deep er'), { recursive: true })
  await writeFile(join(work, 'tree', 'large.bin'), patternBytes(12 * mebibyte, 3))
  await writeFile(join(work, 'tree', 'deep er', 'ü &+%.txt'), 'small')
})
afterAll(async () => {
  await bucket[Symbol.asyncDispose]()
  await rm(work, { recursive: true, force: true })
})

async function expectSameTree(copy: string) {
  expect((await readFile(join(copy, 'large.bin'))).equals(patternBytes(12 * mebibyte, 3))).toBe(true)
  expect(await readFile(join(copy, 'deep er', 'ü &+%.txt'), 'utf8')).toBe('small')
}

function credentialVariables(name: IdentityName) {
  const { accessKeyId, secretAccessKey } = credentialsOf(name)
  return processEnvironment({
    PATH: path,
    HOME: work,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    LC_ALL: 'C.UTF-8',
  })
}

const withAws = isInstalled('aws') ? test : test.skip
withAws(
  'the AWS command line copies a tree up, lists it, copies it down, removes it (skipped where aws is not installed)',
  async () => {
    const aws = (name: IdentityName, ...words: string[]) =>
      run('aws', ['--endpoint-url', bucket.endpoint, ...words], { env: credentialVariables(name) })
    const remote = `s3://${bucketName}/sources/aws/`
    await aws('worker', 's3', 'cp', '--recursive', join(work, 'tree'), remote)
    const listing = await aws('worker', 's3', 'ls', '--recursive', remote)
    expect(listing.stdout).toContain('sources/aws/deep er/ü &+%.txt')
    expect(listing.stdout).toContain(String(12 * mebibyte))
    // Tags are nothing this bucket keeps: the client would ask for those of an object that came in parts.
    const move = ['s3', 'mv', '--copy-props', 'metadata-directive']
    await aws('worker', ...move, `${remote}large.bin`, `s3://${bucketName}/staging/large.bin`)
    await aws('worker', ...move, `s3://${bucketName}/staging/large.bin`, `${remote}large.bin`)
    await aws('worker', 's3', 'sync', remote, join(work, 'aws-copy'))
    await expectSameTree(join(work, 'aws-copy'))
    const presigned = await aws('preview', 's3', 'presign', '--expires-in', '60', `${remote}large.bin`)
    expect((await fetch(presigned.stdout.trim())).status).toBe(200)
    await expect(aws('edge', 's3', 'cp', `${remote}large.bin`, join(work, 'stolen'))).rejects.toThrow(/403|Forbidden/)
    await aws('worker', 's3', 'rm', '--recursive', remote)
    const head = ['s3api', 'head-object', '--bucket', bucketName, '--key', 'sources/aws/large.bin']
    await expect(aws('worker', ...head)).rejects.toThrow('404')
  },
  240_000,
)

const withRclone = isInstalled('rclone') ? test : test.skip
withRclone(
  'rclone copies a tree up, checks it, copies it down, removes it (skipped where rclone is not installed)',
  async () => {
    const settings = [
      '--config=/dev/null',
      '--s3-provider=Other',
      `--s3-endpoint=${bucket.endpoint}`,
      `--s3-region=${region}`,
      '--s3-env-auth',
      '--s3-no-check-bucket',
      '--s3-chunk-size=5Mi',
      '--s3-upload-cutoff=5Mi',
      '--retries=1',
    ]
    const rclone = (...words: string[]) =>
      run('rclone', [...words, ...settings], { env: credentialVariables('worker') })
    const remote = `:s3:${bucketName}/sources/rclone`
    await rclone('copy', join(work, 'tree'), remote)
    await rclone('check', '--download', join(work, 'tree'), remote)
    await rclone('moveto', `${remote}/large.bin`, `:s3:${bucketName}/staging/moved.bin`)
    await rclone('moveto', `:s3:${bucketName}/staging/moved.bin`, `${remote}/large.bin`)
    await rclone('copy', remote, join(work, 'rclone-copy'))
    await expectSameTree(join(work, 'rclone-copy'))
    await rclone('purge', remote)
    expect((await rclone('lsf', '-R', remote)).stdout).toBe('')
  },
  240_000,
)
