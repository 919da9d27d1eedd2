import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeRichFilm } from '#scripts/demo/make-rich-film.ts'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'
import { openIngestHarness, startWorker, type IngestHarness } from './support/ingest-harness.ts'

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness

beforeAll(async () => {
  harness = await openIngestHarness()
  await startWorker(harness)
})

afterAll(() => harness.close())

async function read(key: string): Promise<string> {
  const path = join(harness.folder, 'read')
  await harness.storage.getToFile(key, path)
  return readFile(path, 'utf8')
}

test('languages, captions and chapters inside of a file come along; what an editor wrote stays', async () => {
  const file = join(harness.folder, 'rich.mp4')
  await makeRichFilm({ ffmpegPath: 'ffmpeg', file, seconds: 9, width: 320, height: 180 })
  const ingest = async (target: Parameters<typeof ingestFile>[1]['target']) => {
    const ingested = await ingestFile(harness, { file, target })
    if (!ingested.ok) throw new Error(ingested.error.reason)
    const asset = await harness.database.asset.findUniqueOrThrow({
      where: { id: ingested.value.assetId },
      include: { textTracks: { orderBy: { language: 'asc' } }, playable: { include: { chapters: true, title: true } } },
    })
    const master = await read(`${asset.folderKey}master.m3u8`)
    return { asset, master }
  }

  const { asset, master } = await ingest({ librarySlug: 'films', title: { name: 'Rich' }, playable: { kind: 'FILM' } })
  expect(asset).toMatchObject({
    audioLanguages: ['en', 'de'],
    textTracks: [
      { language: 'de', label: 'Deutsch' },
      { language: 'en', label: 'English' },
    ],
    playable: { title: { audioLanguages: ['de', 'en'], captionLanguages: ['de', 'en'] } },
  })
  expect(asset.playable.chapters.map(({ startSeconds, name }) => [startSeconds, name])).toEqual([
    [0, 'Setting out'],
    [3, 'The crossing'],
    [6, 'Landfall'],
  ])
  expect(master).toContain('NAME="English",LANGUAGE="en",DEFAULT=YES')
  expect(master).toContain(
    'NAME="Deutsch",LANGUAGE="de",DEFAULT=NO,AUTOSELECT=YES,CHANNELS="2",URI="a128-2/index.m3u8"',
  )
  expect(master).toContain('TYPE=SUBTITLES,GROUP-ID="text",NAME="Deutsch"')
  const german = await read(`${asset.folderKey}text/de/captions.vtt`)
  expect(german).toContain('Der erste Satz des Films.')

  const { playableId } = asset
  await harness.database.chapter.deleteMany({ where: { playableId, position: { gt: 1 } } })
  const again = await ingest({ playableId })
  expect(again.asset.playable.chapters, 'a new version adds none').toHaveLength(1)
})
