import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, test, vi } from 'vitest'

// The first text that is linted loads every rule and the parser.
vi.setConfig({ testTimeout: 60_000 })

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const eslint = new ESLint({ cwd: projectFolder })

/** The rules that a line of code in this file would break. The file need not exist: its path decides the layer. */
async function lint(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: join(projectFolder, filePath) })
  const messages = result?.messages ?? []
  const broken = messages.filter(({ fatal }) => fatal).map(({ message }) => message)
  expect(broken, 'the sample itself parses').toEqual([])
  return messages.map(({ ruleId }) => ruleId ?? '').filter((rule) => !rule.endsWith('no-unused-vars'))
}

const bringIn = (from: string) => `import { thing } from '${from}'\nthing()`
const directionRule = '@typescript-eslint/no-restricted-imports'

/** A row of the table in CONTRIBUTING.md: a file of the layer, what it may import, and what it may not. */
const rows: Record<string, { file: string; may: string[]; mayNot: string[] }> = {
  core: {
    file: 'core/media-access/sample.ts',
    may: ['#core/result.ts', 'node:crypto', './policy.ts'],
    mayNot: ['#platform/database.ts', '#ui/button.tsx', 'node:fs', 'zod', 'next/headers'],
  },
  platform: {
    file: 'platform/sample.ts',
    may: ['#core/result.ts', '#platform/env.ts', '@aws-sdk/client-s3'],
    mayNot: ['#features/catalog/queries.ts', '#jobs/ingest.ts', '#local/edge/edge.ts', 'next/headers', 'react'],
  },
  jobs: {
    file: 'jobs/sample.ts',
    may: ['#core/result.ts', '#platform/queue.ts'],
    mayNot: ['#features/library-admin/commands.ts', '#worker/main.ts', '#platform/generated/client.ts', 'next'],
  },
  worker: {
    file: 'worker/sample.ts',
    may: ['#core/result.ts', '#platform/storage.ts', '#jobs/ingest.ts', '#features/library-admin/commands.ts'],
    mayNot: [
      '#features/catalog/title.ts',
      '#app/page.tsx',
      '#local/bucket/bucket.ts',
      '#scripts/start.ts',
      'next/cache',
    ],
  },
  local: {
    file: 'local/edge/sample.ts',
    may: ['#core/distribution/distribution.ts', '#local/edge/edge.ts', 'node:http'],
    mayNot: ['#platform/env.ts', '#features/playback/access.ts', '@prisma/client', 'next/server'],
  },
  infra: {
    file: 'infra/sample.ts',
    may: ['#core/distribution/distribution.ts', 'aws-cdk-lib'],
    mayNot: ['#platform/env.ts', '#local/edge/settings.ts', '@prisma/client'],
  },
  messages: {
    file: 'messages/sample.ts',
    may: ['#messages/languages.ts', './formats.ts', 'next-intl'],
    mayNot: ['#core/result.ts', '#features/catalog/queries.ts', 'next/headers'],
  },
  player: {
    file: 'player/sample.ts',
    may: ['#player/clock.ts', 'hls.js', 'react'],
    mayNot: ['#core/result.ts', '#messages/messages.ts', '#ui/button.tsx', '#features/playback/access.ts'],
  },
  ui: {
    file: 'ui/sample.tsx',
    may: ['#ui/button.tsx', 'react', 'react-aria-components'],
    mayNot: [
      '#core/result.ts',
      '#messages/messages.ts',
      '#player/engine.ts',
      '#features/catalog/queries.ts',
      '#platform/database.ts',
    ],
  },
  features: {
    file: 'features/catalog/sample.ts',
    may: [
      '#core/result.ts',
      '#platform/database.ts',
      '#jobs/ingest.ts',
      '#messages/languages.ts',
      '#ui/button.tsx',
      '#player/clock.ts',
      '#features/catalog/queries.ts',
      '#features/accounts/session.ts',
      '#features/playback/access.ts',
    ],
    mayNot: [
      '#features/accounts/password.ts',
      '#features/playback/commands.ts',
      '#features/library-admin/commands.ts',
      '#app/layout.tsx',
      '#worker/main.ts',
      '#local/edge/edge.ts',
    ],
  },
  'features: commands and queries, which the worker runs without Next': {
    file: 'features/library-admin/commands.ts',
    may: ['#platform/database.ts', '#jobs/ingest.ts', 'server-only'],
    mayNot: ['next/cache', 'next/headers', 'next-auth'],
  },
  app: {
    file: 'app/browse/sample.tsx',
    may: [
      '#features/catalog/queries.ts',
      '#ui/button.tsx',
      '#player/components/player.tsx',
      '#core/http.ts',
      'next/link',
    ],
    mayNot: ['#platform/database.ts', '#jobs/ingest.ts', '#core/media-access/policy.ts', '#local/edge/edge.ts'],
  },
  'the root files that Next loads': {
    file: 'proxy.ts',
    may: ['#core/security-headers.ts', '#platform/env.ts'],
    mayNot: ['#platform/database.ts', '#features/accounts/session.ts', './platform/database.ts'],
  },
  'a folder that no rule names yet': {
    file: 'somewhere/sample.ts',
    may: ['node:path'],
    mayNot: ['#core/result.ts', '#platform/database.ts'],
  },
}

describe.each(Object.entries(rows))('%s', (_layer, { file, may, mayNot }) => {
  test.each(may)('may import %s', async (from) => {
    expect(await lint(file, bringIn(from))).toEqual([])
  })

  test.each([...mayNot, '#scripts/start.ts', '#tests/conformance/mutations.ts', '#e2e/fixtures.ts', '#prisma/seed.ts'])(
    'may not import %s',
    async (from) => {
      expect(await lint(file, bringIn(from))).toContain(directionRule)
    },
  )

  test('may not climb out of its folder', async () => {
    expect(await lint(file, bringIn('../core/result.ts'))).toContain(directionRule)
  })

  test('reads no setting past the schema', async () => {
    expect(await lint(file, "export const port = process.env['APP_PORT']")).toContain('no-restricted-properties')
    expect(await lint(file, "export const port = globalThis.process.env['APP_PORT']")).toContain('no-restricted-syntax')
  })
})

const layers = Object.values(rows).filter(({ file }) => file.includes('/') && !file.startsWith('somewhere/'))

test.each(layers)('$file has no way around: no late import of ours, no type by path, no barrel', async ({ file }) => {
  for (const code of [
    "export const late = () => import('#platform/database.ts')",
    'export const late = (name: string) => import(name)',
    "export type Late = import('#platform/database.ts').Database",
    "export * from './sample-two.ts'",
    "export { thing } from './sample-two.ts'",
  ]) {
    expect(await lint(file, code), code).toContain('no-restricted-syntax')
  }
  expect(await lint(file, bringIn('node:module'))).toContain(directionRule)
})

test.each(['player/sample.ts', 'ui/sample.tsx'])('%s takes types of core, and nothing else of it', async (file) => {
  const asType = "import type { Result } from '#core/result.ts'\nexport type Answer = Result<string, string>"
  expect(await lint(file, asType)).toEqual([])
  expect(await lint(file, bringIn('#core/result.ts'))).toContain(directionRule)
})

test('only the player loads a package late', async () => {
  const late = "export const engine = () => import('hls.js')"
  expect(await lint('player/sample.ts', late)).toEqual([])
  expect(await lint('core/sample.ts', late)).toContain('no-restricted-syntax')
})

test.each([
  'scripts/sample.ts',
  'tests/integration/sample.test.ts',
  'e2e/sample.ts',
  'prisma/sample.ts',
  'core/a.test.ts',
])('%s may import anything and read the environment', async (file) => {
  const everything = ['#core/result.ts', '#platform/database.ts', '#local/edge/edge.ts', '#features/catalog/queries.ts']
  for (const from of everything) expect(await lint(file, bringIn(from)), from).toEqual([])
  expect(await lint(file, "export const path = process.env['PATH']")).toEqual([])
})

test('settings are read in one place', async () => {
  const read = "export const url = process.env['DATABASE_URL']"
  expect(await lint('platform/env.ts', read)).toEqual([])
  expect(await lint('platform/storage.ts', read)).toContain('no-restricted-properties')
})

test('each folder with code has its row', () => {
  const tools = ['scripts', 'tests', 'e2e', 'bench', 'prisma']
  const without = ['node_modules', 'docs', 'public', 'test-results']
  const folders = readdirSync(projectFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  expect(folders.filter((name) => !(name in rows) && !tools.includes(name) && !without.includes(name))).toEqual([])
})
