import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoCatalogue } from './catalogue.ts'
import { makeDemoPlayable } from './make-demo-playable.ts'

const playables = demoCatalogue.flatMap(({ titles }) => titles).flatMap((title) => title.playables)
const track = playables.find(({ maker }) => maker === 'high-water')!
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-demo-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a run that fails or is given up leaves nothing; the next one makes everything; one more finds it made', async () => {
  await expect(makeDemoPlayable(track, { ffmpegPath: join(folder, 'absent'), folder, niceness: 0 })).rejects.toThrow(
    'High Water',
  )
  expect(await readdir(folder)).toEqual([])

  const giveUp = new AbortController()
  const given = makeDemoPlayable(track, {
    ffmpegPath: 'ffmpeg',
    folder,
    niceness: 0,
    signal: giveUp.signal,
    onProgress: () => giveUp.abort(),
  })
  await expect(given).rejects.toThrow('High Water')
  expect(await readdir(folder)).toEqual([])

  const made = await makeDemoPlayable(track, {
    ffmpegPath: process.env['FFMPEG_PATH'] ?? 'ffmpeg',
    folder,
    niceness: 0,
  })
  expect((await readdir(folder)).sort()).toEqual(['high-water-poster.jpg', 'high-water-still.jpg', 'high-water.flac'])
  expect((await readFile(made.file)).subarray(0, 4).toString('latin1')).toBe('fLaC')
  expect((await readFile(made.posterFile)).subarray(0, 2).toString('hex')).toBe('ffd8')
  expect(await makeDemoPlayable(track, { ffmpegPath: join(folder, 'absent'), folder, niceness: 0 })).toEqual(made)
}, 240_000)
