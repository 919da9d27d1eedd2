import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { boundLogs, readLogEnd } from './logs.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a full log is put aside and goes on empty; a small one stays', () => {
  const [full, small] = [join(folder, 'app.log'), join(folder, 'edge.log')]
  writeFileSync(full, '')
  truncateSync(full, 16 * 1024 * 1024)
  writeFileSync(small, 'line\n')
  boundLogs(folder)
  appendFileSync(full, 'next\n')
  expect(statSync(`${full}.1`).size).toBe(16 * 1024 * 1024)
  expect(readLogEnd(full)).toBe('next')
  expect(readLogEnd(small)).toBe('line')
})

test('the end of a log is its last lines, of none it is empty', () => {
  writeFileSync(join(folder, 'log'), 'a\nb\nc\n')
  expect(readLogEnd(join(folder, 'log'), 2)).toBe('b\nc')
  expect(readLogEnd(join(folder, 'none'))).toBe('')
})
