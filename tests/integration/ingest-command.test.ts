import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openIngestHarness, startWorker, type IngestHarness } from './support/ingest-harness.ts'
import { fastH264, makeMedia, picture } from './support/test-media.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness

beforeAll(async () => {
  harness = await openIngestHarness()
  await startWorker(harness)
  await makeMedia(harness.folder, 'film.mp4', [...picture('160x120', 1), ...fastH264])
})

afterAll(() => harness.close())

/** Runs the command beside a portal on a database and a bucket of its own. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=react-server', join(root, 'scripts/ingest.ts'), ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      ...harness.workerEnvironment,
      NODE_ENV: 'test',
      INIT_CWD: harness.folder,
      USHER_HOME: join(harness.folder, 'home'),
      APP_ORIGIN: 'https://portal.example',
      MEDIA_ORIGIN: 'https://portal.example',
    },
  })
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ])
  return { stdout, stderr, code }
}

test('the command brings a film in, tells how far it is, and says where it is to be seen', async () => {
  const { stdout, stderr, code } = await run('film.mp4', '--library', 'films', '--title', 'By Command')
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toContain('Ready, 100 %\n  https://portal.example/titles/by-command\n')
  const title = await harness.database.title.findUniqueOrThrow({ where: { slug: 'by-command' } })
  expect(title).toMatchObject({ status: 'PUBLISHED', kind: 'FILM' })
})

test.each([
  [['absent.mp4', '--library', 'films', '--title', 'x'], 1, 'There is no such file.'],
  [['film.mp4', '--library', 'nowhere', '--title', 'x'], 1, 'There is no such library or title.'],
  [['film.mp4', '--library', 'films'], 2, 'Give it a title'],
])('%j says what is wrong', async (args, code, sentence) => {
  const refused = await run(...args)
  expect(refused.stderr).toContain(sentence)
  expect(refused.code).toBe(code)
})
