import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'
import { findBundledFfmpeg } from '#scripts/portal/ffmpeg.ts'
import { findGuards } from '#worker/tools/limits.ts'
import { openIngestHarness, startWorker, type IngestHarness } from './support/ingest-harness.ts'
import { fastH264, makeMedia, picture, tone } from './support/test-media.ts'

const media = join(process.cwd(), '../shared/media')
const absent = !existsSync(media)
/** Half a minute of film is encoded in the whole measure alone. */
const isWhole = process.env['USHER_TEST_SCALE'] === 'full'
if (absent) console.warn('Skipped: real media are not on this machine (../shared/media).')

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness

beforeAll(async () => {
  harness = await openIngestHarness()
})

afterAll(() => harness.close())

async function ingest(file: string, captions?: string) {
  const ingested = await ingestFile(harness, {
    file,
    target: { librarySlug: 'films', title: { name: 'Real' }, playable: { kind: 'FILM' } },
    ...(captions ? { captions: [{ file: captions, language: 'en' }] } : {}),
  })
  if (!ingested.ok) throw new Error(ingested.error.reason)
  return harness.database.asset.findUniqueOrThrow({
    where: { id: ingested.value.assetId },
    include: { renditions: { orderBy: { bandwidth: 'desc' } }, textTracks: true },
  })
}

test.skipIf(absent)('films and sound of the world become playable', { timeout: 120_000 }, async () => {
  await startWorker(harness)
  const captions = join(media, 'mediaelement.srt')
  const elf = await ingest(join(media, 'elf.webm'), captions)
  expect(elf).toMatchObject({ status: 'READY', hasVideo: true, textTracks: [{ language: 'en' }] })
  if (isWhole) {
    const film = await ingest(join(media, 'big-buck-bunny-480p-30s.mp4'), captions)
    expect(film).toMatchObject({ hasVideo: true, hasAudio: true })
    expect(film.durationSeconds).toBeCloseTo(30, 0)
    expect(film.renditions[0]?.height).toBeLessThanOrEqual(480)
  }
  expect(await ingest(join(media, 'viper.ogg'))).toMatchObject({ status: 'READY', hasVideo: false, hasAudio: true })
})

// What npm brings where the machine has no ffmpeg.
const bundled = findBundledFfmpeg()

test.skipIf(!bundled)('the static build of 2018 makes the same renditions', async () => {
  const own = await openIngestHarness()
  try {
    const { ffmpegPath, ffprobePath } = bundled!
    await startWorker(own, { tools: { ffmpegPath, ffprobePath, guards: await findGuards() } })
    const file = await makeMedia(own.folder, 'film.mp4', [...picture('640x360', 5), ...tone(5), ...fastH264])
    const ingested = await ingestFile(own, {
      file,
      target: { librarySlug: 'films', title: { name: 'Old' }, playable: { kind: 'FILM' } },
    })
    if (!ingested.ok) throw new Error(ingested.error.reason)
    const asset = await own.database.asset.findUniqueOrThrow({
      where: { id: ingested.value.assetId },
      include: { renditions: { orderBy: { bandwidth: 'asc' } }, playable: { include: { title: true } } },
    })
    expect(asset.renditions.map(({ name, codecs }) => `${name} ${codecs.slice(0, 5)}`)).toEqual([
      'a128 mp4a.',
      'v240 avc1.',
      'v360 avc1.',
    ])
    expect(asset).toMatchObject({ hasSeekStrip: true, playable: { title: { posterId: expect.any(String) } } })
  } finally {
    await own.close()
  }
})
