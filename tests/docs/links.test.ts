import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { findBrokenReferences, listDocuments, readProject, type Project } from './broken-references.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const documents = listDocuments(root)

test('the documents that people are sent to are among those that are read', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/decisions/001-stack.md']),
  )
})

test.each(documents)('%s names no link, command or path that is not there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  expect(findBrokenReferences(document, text, readProject(root))).toEqual([])
})

const sample: Project = {
  exists: (path) => ['docs/a.md', 'docs/a.png', 'README.md', 'core/result.ts', 'features'].includes(path),
  topFolders: new Set(['docs', 'core', 'features']),
  scripts: new Set(['start', 'smoke']),
}

test.each([
  '[a](a.md#part) ![picture](a.png) [up](../README.md) [web](https://example.com/x) [here](#below)',
  'Use `npm start`, `npm run smoke -- FILE` and `npm ci`.',
  '`core/result.ts`, `features/*/commands.ts`, `video/mp4`, `core/<name>.ts` and `/library/films`',
  'A link in code is none: `[x](gone.md)`',
])('nothing is wrong with: %s', (text) => {
  expect(findBrokenReferences('docs/b.md', text, sample)).toEqual([])
})

test.each([
  ['[gone](gone.md)', 'link gone.md'],
  ['![gone](gone.png)', 'link gone.png'],
  ['[too high](../../README.md)', 'link ../../README.md'],
  ['Use `npm run gone`.', 'command npm run gone'],
  ['Use `npm smoke-it`.', 'command npm smoke-it'],
  ['```sh\nnpm run gone\n```', 'command npm run gone'],
  ['See `core/gone.ts`.', 'path core/gone.ts'],
  ['See `core/gone/*.ts`.', 'path core/gone'],
])('%s is found out', (text, complaint) => {
  expect(findBrokenReferences('docs/b.md', text, sample)).toEqual([complaint])
})
