import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInitialState } from './control-state.ts'
import { openStateFile, readState } from './state-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-file-'))
  path = join(folder, 'key-groups.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const make = () => createInitialState([], { playback: 'group-id' }, new Date('2026-01-05T12:00:00Z'))

test('is made once, read ever after, and for its owner alone', async () => {
  expect(await readState(path)).toBeNull()
  const first = await openStateFile(path, make)
  await first.write({ ...first.read(), keyGroups: [] })
  const again = await openStateFile(path, make)
  expect(again.read()).toEqual({ version: 1, publicKeys: [], keyGroups: [] })
  expect(await readState(path)).toEqual(first.read())
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['key-groups.json'])
})

test('what was left of a write that was cut off is no state', async () => {
  const whole = (await openStateFile(path, make)).read()
  writeFileSync(`${path}.new`, '{"version":1,"publ')
  const file = await openStateFile(path, make)
  expect(file.read()).toEqual(whole)
  await file.write({ ...whole, keyGroups: [] })
  expect(readdirSync(folder)).toEqual(['key-groups.json'])
})

test.each(['', '{', '[]', '{"version":1,"publicKeys":[]}'])(
  'torn (%o), it is refused and left as it is',
  async (text) => {
    writeFileSync(path, text)
    await expect(openStateFile(path, make)).rejects.toThrow(`The key groups in ${path} cannot be read: `)
    expect(readFileSync(path, 'utf8')).toBe(text)
  },
)

test('a write that fails changes nothing', async () => {
  const file = await openStateFile(path, make)
  const before = file.read()
  rmSync(folder, { recursive: true })
  await expect(file.write({ ...before, keyGroups: [] })).rejects.toThrow('ENOENT')
  expect(file.read()).toBe(before)
})
