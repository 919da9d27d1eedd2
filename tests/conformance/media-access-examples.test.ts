import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import { createBucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { projectFolder } from '#scripts/portal/settings.ts'
import { bucketName, credentialsOf, region, startTestBucket } from './bucket-harness.ts'
import { startEdge } from './edge-fixture.ts'

const run = promisify(execFile)

/** The example lines of the page, and the statuses that it promises, in order. The first block is the reader's own set-up. */
function readExamples(): { script: string; promised: string[] } {
  const page = readFileSync(join(projectFolder, 'docs/media-access.md'), 'utf8')
  const [, ...blocks] = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '')
  const script = blocks.join('\n')
  const promised = [...script.matchAll(/^status .*# (\d{3})/gm)].map(([, status]) => status ?? '')
  return { script, promised }
}

test('each example line of docs/media-access.md answers with the status that stands beside it', async () => {
  const { script, promised } = readExamples()
  expect(promised.length).toBeGreaterThan(10)
  expect(new Set(promised), 'opened ones and refused ones').toEqual(new Set(['200', '403']))

  await using bucket = await startTestBucket()
  const paths = {
    FILM: '/library/films/a/master.m3u8',
    SEGMENT: '/library/films/a/video-1.m4s',
    OTHER: '/library/music/b/master.m3u8',
    DOWNLOAD: '/downloads/c/notes.pdf',
    SOURCE: '/sources/a/film.mp4',
  }
  for (const path of Object.values(paths)) {
    await bucket
      .client('worker')
      .send(new PutObjectCommand({ Bucket: bucketName, Key: path.slice(1), Body: 'content' }))
  }
  const origin = { endpoint: bucket.endpoint, bucketName, region, ...credentialsOf('edge'), clock: Date.now }
  const app = createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' })
  await using fixture = await startEdge({ clock: Date.now, origins: { bucket: createBucketOrigin(origin), app } })

  const folder = mkdtempSync(join(tmpdir(), 'usher-examples-'))
  const keyFile = join(folder, 'key.pem')
  writeFileSync(keyFile, fixture.keys.playback.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const { accessKeyId, secretAccessKey } = credentialsOf('preview')
  const env = {
    ...process.env,
    ...paths,
    SOURCE: paths.SOURCE.slice(1),
    MEDIA: `http://${fixture.host}`,
    KEY_ID: fixture.keys.playback.keyId,
    KEY_FILE: keyFile,
    S3_ENDPOINT: bucket.endpoint,
    BUCKET_NAME: bucketName,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  }
  try {
    const { stdout } = await run('bash', ['-euc', script], { env, cwd: projectFolder })
    expect(stdout.trim().split('\n')).toEqual(promised)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
