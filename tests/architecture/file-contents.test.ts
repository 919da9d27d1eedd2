import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

test('each action takes whatever a stranger sends, and reads its form by readForm', () => {
  const actions = code.filter((path) => /^features\/.*\.tsx?$/.test(path) && /^'use server'$/m.test(read(path)))
  expect(actions.length).toBeGreaterThan(3)
  const takesOnlyForms = /^export async function \w+\([^)]*\bform: FormData/m
  expect(takesOnlyForms.test('export async function addAction(_previous: State, form: FormData) {'), 'control').toBe(
    true,
  )
  const exported = (text: string) => text.match(/^export async function /gm)?.length ?? 0
  const readers = (text: string) => text.match(/^ {2}const form = readForm\(given\)$/gm)?.length ?? 0
  const careless = actions.filter((path) => {
    const text = read(path)
    return takesOnlyForms.test(text) || readers(text) < exported(text)
  })
  expect(careless).toEqual([])
})
