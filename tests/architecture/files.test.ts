import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: projectFolder,
  encoding: 'utf8',
  maxBuffer: 16 * 1024 * 1024,
})
const code = listed.split('\0').filter((path) => /\.(?:ts|tsx|js|mjs)$/.test(path))
const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8')

test('the files are there to look at', () => {
  expect(code.length).toBeGreaterThan(200)
  expect(code).toContain('core/result.ts')
})

test('names are kebab-case, but where a framework gives them', () => {
  const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|spec|config|d))?\.(?:ts|tsx|js|mjs)$/
  expect(code.filter((path) => !kebab.test(basename(path)))).toEqual([])
})

test('no file is a drawer for odds and ends', () => {
  const drawers = /^(?:utils?|helpers?|common|misc|types|index|shared)\.(?:ts|tsx|js|mjs)$/
  const folders = /(?:^|\/)(?:utils?|helpers?|common|misc|lib)\//
  expect(code.filter((path) => drawers.test(basename(path)) || folders.test(path))).toEqual([])
})

test('no barrels: a file that only hands on what others export', () => {
  const handsOn = /^(?:export\s+(?:type\s+)?(?:\*|\{[^}]*\})(?:\s+as\s+\w+)?\s+from\s+'[^']+'\s*)+$/
  const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').trim()
  expect(handsOn.test("export * from './a.ts'\nexport { b } from './b.ts'"), 'control').toBe(true)
  expect(code.filter((path) => handsOn.test(withoutComments(read(path))))).toEqual([])
})

test('what Node runs as it is has no syntax that needs a compiler', () => {
  const needsCompiler = /^\s*(?:export\s+)?(?:(?:const|declare)\s+)?(?:enum|namespace)\s+\w/m
  expect(needsCompiler.test('export enum Colour { Red }'), 'control').toBe(true)
  const ours = code.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  expect(ours.filter((path) => needsCompiler.test(read(path)))).toEqual([])
})
