import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from './child.ts'
import type { ChildSettings } from './child-process.ts'
import { isAlive } from './process-table.ts'
import { waitFor } from './waiting.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'child-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ready = `console.log('{"ready":true,"port":1}');`
const stay = 'setInterval(() => {}, 1000);'

/** A process of the given code, which finds its folder in its first argument. */
function describeChild(code: string, stopTimeoutMs = 10_000): ChildSettings {
  const entry = join(folder, 'entry.cjs')
  writeFileSync(entry, `const fs = require('node:fs'); const at = process.argv[2] + '/'; ${code}`)
  const environment = { PATH: process.env['PATH'] ?? '' }
  return { name: 'thing', args: [entry, folder], environment, logPath: join(folder, 'log'), stopTimeoutMs }
}

const note = `fs.appendFileSync(at + 'pids', process.pid + '\\n');`
const pids = () => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number)
const nothing = () => undefined

test('is up when it says so; what else it prints is in its log; it ends when told', async () => {
  const child = await startChild(describeChild(`${note} console.log('hello'); ${ready} ${stay}`), nothing)
  const [pid = 0] = pids()
  expect(isAlive(pid)).toBe(true)
  await child.stop()
  expect(isAlive(pid)).toBe(false)
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('hello\n')
})

test('is started again when it ends by itself, and one line says so', async () => {
  const lines: string[] = []
  const child = await startChild(describeChild(`${note} ${ready} ${stay}`), (line) => lines.push(line))
  for (const pid of pids()) process.kill(pid, 'SIGKILL')
  await waitFor(() => Promise.resolve(pids().length > 1 ? true : null), 20_000)
  expect(lines).toEqual([
    `The thing ended by itself (SIGKILL) and is started again; its log is ${join(folder, 'log')}.`,
  ])
  await child.stop()
  expect(pids()).toHaveLength(2)
  expect(pids().filter(isAlive)).toEqual([])
})

test('a restart that is asked for is no accident', async () => {
  const lines: string[] = []
  const child = await startChild(describeChild(`${note} ${ready} ${stay}`), (line) => lines.push(line))
  await child.restart()
  await waitFor(() => Promise.resolve(pids().length > 1 ? true : null), 20_000)
  expect(lines).toEqual([])
  await child.stop()
})

test('one that does not start is refused with the end of its log', async () => {
  const failing = describeChild(`console.error('port is taken'); process.exit(3)`)
  await expect(startChild(failing, nothing)).rejects.toThrow(/thing did not start \(exit code 3\)[^]*port is taken/)
})

test('one that does not end when told is killed after its time', async () => {
  const stubborn = describeChild(`process.on('SIGTERM', () => {}); ${note} ${ready} ${stay}`, 50)
  const child = await startChild(stubborn, nothing)
  await child.stop()
  expect(pids().filter(isAlive)).toEqual([])
})

test('it may finish what it does before it ends', async () => {
  const finishing = `process.on('SIGTERM', () => { fs.writeFileSync(at + 'done', ''); process.exit(0) });`
  const child = await startChild(describeChild(`${finishing} ${ready} ${stay}`), nothing)
  await child.stop()
  expect(existsSync(join(folder, 'done'))).toBe(true)
})

test('it learns of its parent’s end by its IPC channel', async () => {
  const child = await startChild(
    describeChild(`fs.writeFileSync(at + 'ipc', String(process.connected)); ${ready} ${stay}`),
    nothing,
  )
  expect(readFileSync(join(folder, 'ipc'), 'utf8')).toBe('true')
  await child.stop()
})
