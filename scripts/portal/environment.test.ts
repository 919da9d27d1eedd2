import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseSettings } from '#platform/env.ts'
import { composeEnvironment, findProblems, selectFor } from './environment.ts'
import { prepareHome, type Home } from './home.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { readPortalSettings, type Variables } from './settings.ts'

let folder: string
let home: Home
let secrets: Secrets

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-test-'))
  home = prepareHome(join(folder, 'home'))
  secrets = openSecrets(home.path)
})
afterAll(() => rmSync(folder, { recursive: true }))

function compose(given: Variables) {
  const settings = readPortalSettings(given)
  if (!settings.ok) throw new Error(settings.error.join())
  const isOnItsOwn = settings.value.database && !settings.value.isMediaEmbedded
  return composeEnvironment(
    {
      settings: settings.value,
      home,
      secrets: isOnItsOwn ? null : secrets,
      ffmpeg: { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', from: 'system' },
      databaseUrl: settings.value.database?.url ?? 'postgres://usher_app@127.0.0.1:5433/usher',
      nodeEnvironment: 'production',
    },
    given,
  )
}

const elsewhere = {
  DATABASE_URL: 'postgres://app@db.example/usher',
  APP_ORIGIN: 'https://watch.example.com',
  MEDIA_ORIGIN: 'https://media.example.com',
  BUCKET_NAME: 'example-media',
  SESSION_SECRET: 's'.repeat(40),
  KEY_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  SIGNING_KEY_ID: 'K2EXAMPLE00001',
  SIGNING_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----\\nMIG\\n-----END PRIVATE KEY-----',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'aws-secret',
}

describe('the embedded portal', () => {
  test('lacks no setting of any process', () => {
    expect(findProblems(compose({}))).toEqual([])
  })

  test("does not take a developer's own AWS credentials into its bucket", () => {
    const environment = compose({ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_PROFILE: 'work', AWS_REGION: 'eu-west-1' })
    const worker = selectFor('worker', environment)
    expect(worker).toMatchObject({ AWS_ACCESS_KEY_ID: secrets.bucket.worker.accessKeyId, AWS_REGION: 'us-east-1' })
    expect(worker).not.toHaveProperty('AWS_PROFILE')
  })

  test('changes its keys at its own control plane, whatever was given', () => {
    const environment = compose({ CLOUDFRONT_ENDPOINT: 'https://cloudfront.example', EDGE_CONTROL_PORT: '4100' })
    expect(selectFor('worker', environment)).toMatchObject({
      CLOUDFRONT_ENDPOINT: 'http://127.0.0.1:4100',
      CLOUDFRONT_ACCESS_KEY_ID: secrets.keyControl.accessKeyId,
      DIRECT_KEY_GROUP_ID: secrets.keyGroupIds.direct,
      KEY_SETTLE_SECONDS: '0',
    })
  })

  test('keeps the settings of the app that were given', () => {
    const environment = compose({ PAST_DUE_GRACE_DAYS: '3', SESSION_SECRET: 'x'.repeat(32) })
    expect(selectFor('app', environment)).toMatchObject({ PAST_DUE_GRACE_DAYS: '3', SESSION_SECRET: 'x'.repeat(32) })
  })
})

describe('a portal elsewhere', () => {
  test('is started with what was given', () => {
    const environment = compose(elsewhere)
    expect(findProblems(environment)).toEqual([])
    expect(parseSettings('app', selectFor('app', environment)).ok).toBe(true)
    expect(environment).toMatchObject(elsewhere)
    expect(environment).not.toHaveProperty('S3_ENDPOINT')
  })

  test('lacks everything that was forgotten, said at once', () => {
    const { SESSION_SECRET, SIGNING_KEY_ID, ...rest } = elsewhere
    const problems = findProblems(compose({ ...rest, APP_ORIGIN: 'http://watch.example.com' }))
    expect(problems).toEqual([
      'APP_ORIGIN must be https: plain http is for a loopback host only',
      'SESSION_SECRET is missing: set it (see .env.example)',
      'SIGNING_KEY_ID is missing: set it (see .env.example)',
    ])
    expect(problems.join()).not.toContain(SESSION_SECRET + SIGNING_KEY_ID)
  })

  test.each([
    ['PRIVATE_SIGNING_KEY_ID', 'K2EXAMPLE00002', 'PRIVATE_SIGNING_PRIVATE_KEY'],
    ['DIRECT_SIGNING_PRIVATE_KEY', elsewhere.SIGNING_PRIVATE_KEY, 'DIRECT_SIGNING_KEY_ID'],
    ['CLOUDFRONT_ACCESS_KEY_ID', 'AKIDEXAMPLE', 'CLOUDFRONT_SECRET_ACCESS_KEY'],
    ['KMS_ACCESS_KEY_ID', 'AKIDEXAMPLE', 'KMS_SECRET_ACCESS_KEY'],
  ])('that sets %s needs its other half', (name, value, missing) => {
    const problems = findProblems(compose({ ...elsewhere, [name]: value }))
    expect(problems).toEqual([`${missing} is missing: set it (see .env.example)`])
    const other = missing.endsWith('_ID') ? 'K2EXAMPLE00003' : elsewhere.SIGNING_PRIVATE_KEY
    expect(findProblems(compose({ ...elsewhere, [name]: value, [missing]: other }))).toEqual([])
  })
})

describe('a portal whose keys lie in KMS', () => {
  const inKms = { ...elsewhere, SIGNING_KEY_STORE: 'kms' }
  const identity = { KMS_ACCESS_KEY_ID: 'AKIDKMS', KMS_SECRET_ACCESS_KEY: 'kms-secret' }

  test('hands the app AWS credentials only where KMS has no identity of its own', () => {
    expect(selectFor('app', compose(inKms))).toMatchObject({ AWS_SECRET_ACCESS_KEY: 'aws-secret' })
    const app = selectFor('app', compose({ ...inKms, ...identity }))
    expect(app).toMatchObject(identity)
    expect(app).not.toHaveProperty('AWS_SECRET_ACCESS_KEY')
  })

  test('signs with SHA-256 only, and says so before it starts', () => {
    expect(findProblems(compose(inKms))).toEqual([])
    expect(findProblems(compose({ ...inKms, SIGNATURE_HASH: 'SHA1' }))).toEqual([
      'SIGNATURE_HASH must be SHA256 where SIGNING_KEY_STORE is kms: KMS signs with SHA-256 only',
    ])
  })

  test('never asks KMS with the credentials of another store', () => {
    const missing = ['KMS_ACCESS_KEY_ID is missing: set it (see .env.example)']
    expect(findProblems(compose({ ...inKms, S3_ENDPOINT: 'https://store.example' }))).toEqual(missing)
    expect(findProblems(compose({ SIGNING_KEY_STORE: 'kms' }))).toEqual(missing)
    expect(findProblems(compose({ SIGNING_KEY_STORE: 'kms', ...identity }))).toEqual([])
  })
})

describe('one process', () => {
  test('the app gets no credentials of the bucket, the worker no secret of sessions or keys', () => {
    const environment = compose({})
    const app = Object.keys(selectFor('app', environment))
    const worker = Object.keys(selectFor('worker', environment))
    expect(app).toEqual(expect.arrayContaining(['SESSION_SECRET', 'KEY_ENCRYPTION_KEYS', 'NEXTAUTH_SECRET']))
    expect(app.filter((name) => /^AWS_SECRET|SIGNING_PRIVATE_KEY$|^CLOUDFRONT/.test(name))).toEqual([])
    expect(worker).toEqual(expect.arrayContaining(['AWS_SECRET_ACCESS_KEY', 'BUCKET_NAME', 'WORK_FOLDER']))
    expect(worker).toEqual(expect.arrayContaining(['CLOUDFRONT_SECRET_ACCESS_KEY', 'PLAYBACK_KEY_GROUP_ID']))
    expect(worker.filter((name) => /SESSION_SECRET|NEXTAUTH|SIGNING|LEGACY/.test(name))).toEqual([])
  })

  test('gets nothing that is no setting', () => {
    const environment = compose({ PATH: '/bin', GITHUB_TOKEN: 'ghp_x', npm_config_cache: '/x' })
    expect(selectFor('app', environment)).toHaveProperty('PATH', '/bin')
    expect(selectFor('app', environment)).not.toHaveProperty('GITHUB_TOKEN')
  })
})
