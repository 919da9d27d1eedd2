import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findHolder, lockHome, whileLocked } from './lock.ts'
import { isAlive, readStartMark, worksIn } from './process-table.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-test-'))
  path = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a second portal on one home is refused while the first runs, and may start after it', () => {
  const release = lockHome(path, '/srv/usher')
  expect(findHolder(path)).toBe(process.pid)
  expect(() => lockHome(path, '/srv/usher')).toThrow(`A portal already runs on /srv/usher (process ${process.pid})`)
  release()
  expect(existsSync(path)).toBe(false)
  lockHome(path, '/srv/usher')()
})

test.each([
  ['a process that has ended', { pid: 2 ** 22 - 3, startMark: '1' }],
  ['another process that has its number now', { pid: process.pid, startMark: 'earlier' }],
  ['nothing legible', null],
])('a lock left by %s is taken over', (_label, holder) => {
  writeFileSync(path, holder ? JSON.stringify(holder) : '{')
  const release = lockHome(path, folder)
  expect(findHolder(path)).toBe(process.pid)
  release()
})

test('work under a lock takes turns', async () => {
  const order: string[] = []
  const work = (name: string) =>
    whileLocked(path, async () => {
      order.push(`${name} begins`)
      await Promise.resolve()
      order.push(`${name} ends`)
    })
  await Promise.all([work('a'), work('b')])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('the process table knows who lives and where they work, and who has ended', async () => {
  expect(isAlive(process.pid)).toBe(true)
  expect(worksIn(process.pid, process.cwd())).toBe(true)
  expect(worksIn(process.pid, folder)).toBe(false)
  expect(readStartMark(process.pid)).toBe(readStartMark(process.pid))

  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  expect(isAlive(child.pid ?? 0)).toBe(false)
  expect(readStartMark(child.pid ?? 0)).toBeNull()
})
