import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'
import type { FileToIngest } from '#scripts/ingest/queue-file.ts'
import { listWorkFiles, openIngestHarness, startWorker, type IngestHarness } from './support/ingest-harness.ts'
import { fastH264, makeMedia, picture, probeStreams, tone } from './support/test-media.ts'

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness

beforeAll(async () => {
  harness = await openIngestHarness()
  await startWorker(harness)
})

afterAll(() => harness.close())

type Extras = Omit<FileToIngest, 'file' | 'target'>

async function ingest(file: string, extras: Extras = {}, kind: 'FILM' | 'TRACK' = 'FILM') {
  const percents: number[] = []
  const target = { librarySlug: 'films', title: { name: 'A film' }, playable: { kind } }
  const ingested = await ingestFile(harness, {
    file,
    target,
    ...extras,
    onProgress: ({ percent }) => percents.push(percent),
  })
  if (!ingested.ok) throw new Error(`${ingested.error.code}: ${ingested.error.reason}`)
  const asset = await harness.database.asset.findUniqueOrThrow({
    where: { id: ingested.value.assetId },
    include: {
      renditions: { orderBy: { bandwidth: 'asc' } },
      textTracks: true,
      ingestJobs: true,
      playable: { include: { title: true } },
    },
  })
  expect(asset).toMatchObject({ status: 'READY', folderKey: `library/films/${asset.id}/` })
  return { ...ingested.value, asset, percents, title: asset.playable.title }
}

const sizes = ({ renditions }: Awaited<ReturnType<typeof ingest>>['asset']) =>
  renditions.filter(({ kind }) => kind === 'VIDEO').map(({ width, height }) => `${width}x${height}`)

/** Fetches a whole presentation, so that readers which are not ours can be asked about it. */
async function download(folderKey: string): Promise<{ folder: string; keys: string[] }> {
  const objects = await harness.storage.list(folderKey)
  for (const { key } of objects) {
    const path = join(harness.folder, 'seen', key)
    await mkdir(dirname(path), { recursive: true })
    await harness.storage.getToFile(key, path)
  }
  return {
    folder: join(harness.folder, 'seen', folderKey),
    keys: objects.map(({ key }) => key.slice(folderKey.length)),
  }
}

const namesOf = async (prefix: string) =>
  (await harness.storage.list(prefix)).map(({ key }) => key.slice(prefix.length)).sort()

const withSound = (name: string, size: string, seconds: number, rate?: string) =>
  makeMedia(harness.folder, name, [...picture(size, seconds, rate), ...tone(seconds), ...fastH264, '-shortest'])

test('a film with sound and captions becomes a presentation that ffmpeg plays, segment by segment in step', async () => {
  const file = await withSound('film.mp4', '640x360', 9, '30000/1001')
  const captions = join(harness.folder, 'film.srt')
  await writeFile(captions, '1\n00:00:01,000 --> 00:00:02,500\n<script>Hello</script> & welcome\n')
  const { asset, title, percents } = await ingest(file, {
    captions: [
      { file: captions, language: 'en' },
      { file: captions, language: 'de' },
    ],
  })

  expect(sizes(asset)).toEqual(['426x240', '640x360'])
  expect(asset.durationSeconds).toBeCloseTo(9, 0)
  expect(asset).toMatchObject({ hasVideo: true, hasAudio: true, hasSeekStrip: true })
  expect(asset.textTracks.toSorted((one, other) => one.language.localeCompare(other.language))).toMatchObject([
    { language: 'de', label: 'German', playlist: 'text/de/index.m3u8' },
    { language: 'en', label: 'English', playlist: 'text/en/index.m3u8' },
  ])
  expect(asset.ingestJobs).toMatchObject([{ stage: 'DONE', percent: 100, attempt: 1, failureReason: null }])
  expect([...percents].sort((one, other) => one - other)).toEqual(percents)
  expect(title.posterId, 'one picture in both places').toBe(title.stillId)
  expect(asset.playable.stillId).toBe(title.stillId)
  const artwork = await harness.database.artwork.findUniqueOrThrow({ where: { id: title.stillId ?? '' } })
  expect(artwork).toMatchObject({ width: 640, height: 360, widths: [320, 480, 640] })
  expect(await namesOf(`artwork/${artwork.id}/`)).toEqual([
    '320.avif',
    '320.webp',
    '480.avif',
    '480.webp',
    '640.avif',
    '640.webp',
    'og.jpg',
  ])
  expect(`${artwork.id} ${artwork.placeholder}`).not.toContain(asset.id)

  const { folder, keys } = await download(asset.folderKey)
  expect(keys).toHaveLength(asset.objectCount ?? 0)
  expect(keys).toEqual(
    expect.arrayContaining([
      ...['master.m3u8', 'thumbnails.vtt', 'thumbnails/t001.jpg', 'text/en/captions.vtt', 'text/de/captions.vtt'],
    ]),
  )
  const { streams } = await probeStreams(join(folder, 'master.m3u8'))
  expect(new Set(streams.map((stream) => stream.codec_name))).toEqual(new Set(['h264', 'aac']))
  expect((await probeStreams(join(folder, 'text/en/index.m3u8'))).streams).toMatchObject([{ codec_name: 'webvtt' }])
  for (const name of ['v240', 'v360']) {
    const video = await probeStreams(join(folder, name, 'index.m3u8'))
    expect(Number(video.streams[0]?.start_time)).toBe(0)
    // Four seconds, and the five that are left: one second on its own is too short an end.
    expect(keys.filter((key) => key.startsWith(`${name}/s`))).toHaveLength(2)
    expect(video.durationSeconds).toBeCloseTo(9, 0)
  }
  expect(keys.filter((key) => key.startsWith('a128/s'))).toHaveLength(2)
  expect(await listWorkFiles(harness.workFolder)).toEqual([])
})

test('a portrait keeps its shape, and a film that is turned by its matrix is shown upright', async () => {
  const upright = await makeMedia(harness.folder, 'portrait.mp4', [...picture('360x640', 1), ...fastH264])
  expect(sizes((await ingest(upright)).asset)).toEqual(['240x426', '360x640'])

  const flat = await makeMedia(harness.folder, 'flat.mp4', [...picture('640x360', 1), ...fastH264])
  const turned = await makeMedia(harness.folder, 'turned.mp4', ['-i', flat, '-c', 'copy', '-metadata:s:v', 'rotate=90'])
  const { asset } = await ingest(turned)
  expect(sizes(asset)).toEqual(['240x426', '360x640'])
  const { folder } = await download(asset.folderKey)
  expect((await probeStreams(join(folder, 'v360/index.m3u8'))).streams[0]).toMatchObject({ width: 360, height: 640 })
})

test('odd sizes become even ones that are not larger, without sound there is no sound group', async () => {
  const file = await makeMedia(harness.folder, 'odd.mkv', [...picture('853x481', 1), '-c:v', 'ffv1'])
  const { asset } = await ingest(file)
  expect(sizes(asset)).toEqual(['426x240', '640x360', '852x480'])
  expect(asset).toMatchObject({ hasAudio: false, hasVideo: true })
  const { folder } = await download(asset.folderKey)
  const { streams } = await probeStreams(join(folder, 'master.m3u8'))
  expect(new Set(streams.map((stream) => stream.codec_type))).toEqual(new Set(['video']))
})

test('sound alone becomes two qualities without a picture, and its cover the poster', async () => {
  const cover = await makeMedia(harness.folder, 'cover.png', [...picture('300x300', 1), '-frames:v', '1'])
  const attach = ['-i', cover, '-map', '0:a', '-map', '1:v', '-c:v', 'copy', '-disposition:v', 'attached_pic']
  const file = await makeMedia(harness.folder, 'song.mp3', [...tone(2), ...attach, '-id3v2_version', '3'])
  const { asset, title } = await ingest(file, {}, 'TRACK')
  expect(asset.renditions.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['AUDIO a64', 'AUDIO a192'])
  expect(asset).toMatchObject({ hasVideo: false, hasAudio: true, hasSeekStrip: false })
  expect(title).toMatchObject({ posterId: expect.any(String), stillId: null })
  const { folder } = await download(asset.folderKey)
  expect(
    (await probeStreams(join(folder, 'master.m3u8'))).streams.every(({ codec_type }) => codec_type === 'audio'),
  ).toBe(true)
})

test('a variable rate becomes a constant one, and ten channels that nobody named become two', async () => {
  const gaps = ['-vf', "select='not(mod(n,3))+gt(n,20)',setpts='(N/25+gt(N,6)*0.4)/TB'", '-vsync', 'vfr']
  const variable = await makeMedia(harness.folder, 'variable.mkv', [...picture('320x240', 3), ...gaps, ...fastH264])
  const { asset } = await ingest(variable)
  const [rendition] = asset.renditions
  expect(rendition?.frameRate).toBeGreaterThanOrEqual(12)

  const samples = join(harness.folder, 'ten.pcm')
  await writeFile(samples, Buffer.alloc(44_100 * 10 * 2, 1))
  const file = await makeMedia(harness.folder, 'ten.wav', ['-f', 's16le', '-ar', '44100', '-ac', '10', '-i', samples])
  const { asset: sound } = await ingest(file, {}, 'TRACK')
  const { folder } = await download(sound.folderKey)
  expect((await probeStreams(join(folder, 'a64/index.m3u8'))).streams[0]).toMatchObject({ channels: 2 })
})

test('artwork that was sent becomes the poster, drawn anew; the film lends the still', async () => {
  const file = await makeMedia(harness.folder, 'short.mp4', [...picture('320x180', 1), ...fastH264])
  const artworkFile = await makeMedia(harness.folder, 'art.png', [...picture('480x720', 1), '-frames:v', '1'])
  const { title } = await ingest(file, { artworkFile })
  expect(title.posterId).not.toBe(title.stillId)
  const poster = await harness.database.artwork.findUniqueOrThrow({ where: { id: title.posterId ?? '' } })
  expect(poster).toMatchObject({ width: 480, height: 720, widths: [240, 480] })
  expect(poster.placeholder).toMatch(/^data:image\/webp;base64,/)
  expect(poster.placeholder.length).toBeLessThan(400)
  const { folder } = await download(`artwork/${poster.id}/`)
  for (const [file, codec, size] of [
    ['240.avif', 'av1', { width: 240, height: 360 }],
    ['480.webp', 'webp', { width: 480, height: 720 }],
    ['og.jpg', 'mjpeg', { width: 1200, height: 630 }],
  ] as const) {
    expect((await probeStreams(join(folder, file))).streams[0], file).toMatchObject({ codec_name: codec, ...size })
  }
})

test('what has its pictures already gets no others', async () => {
  const file = await makeMedia(harness.folder, 'again.mp4', [...picture('320x180', 1), ...fastH264])
  const { title, playableId } = await ingest(file)
  const before = await harness.storage.list('artwork/')
  expect(await ingestFile(harness, { file, target: { playableId } })).toMatchObject({ ok: true })
  expect(await harness.storage.list('artwork/')).toEqual(before)
  expect(await harness.database.title.findUniqueOrThrow({ where: { id: title.id } })).toMatchObject({
    posterId: title.posterId,
  })
})

test('a trailer becomes one file that plays as it arrives, in an open place of its own', async () => {
  const file = await makeMedia(harness.folder, 'feature.mp4', [...picture('320x180', 1), ...fastH264])
  const sent = [...picture('640x360', 3), ...tone(3), '-c:v', 'ffv1', '-c:a', 'flac', '-shortest']
  const trailerFile = await makeMedia(harness.folder, 'trailer.mkv', sent)
  const { title, asset } = await ingest(file, { trailerFile })
  expect(title.trailerKey).toMatch(/^trailers\/[0-9a-f]{32}\/trailer\.mp4$/)
  expect(title.trailerKey).not.toContain(asset.id)
  const path = join(harness.folder, 'trailer-seen.mp4')
  await harness.storage.getToFile(title.trailerKey ?? '', path)
  const { streams, durationSeconds } = await probeStreams(path)
  expect(streams.map((stream) => stream.codec_name)).toEqual(['h264', 'aac'])
  expect(durationSeconds).toBeCloseTo(3, 0)
  const bytes = await readFile(path)
  expect(bytes.indexOf('moov'), 'the index stands before the media').toBeLessThan(bytes.indexOf('mdat'))
})

test('sound that ends before the picture goes on in silence, so that players do not stop there', async () => {
  const file = await makeMedia(harness.folder, 'early.mp4', [...picture('160x120', 6), ...tone(2), ...fastH264])
  const { asset } = await ingest(file)
  const { folder } = await download(asset.folderKey)
  const [video, sound] = await Promise.all(
    ['v120', 'a128'].map((name) => probeStreams(join(folder, name, 'index.m3u8'))),
  )
  expect(video?.durationSeconds).toBeCloseTo(6, 1)
  expect(sound?.durationSeconds).toBeCloseTo(6, 0)
})

test('a second part and a second version join what is there', async () => {
  const file = await makeMedia(harness.folder, 'part.mp4', [...picture('160x120', 1), ...fastH264])
  const first = await ingest(file)
  const part = await ingestFile(harness, { file, target: { titleId: first.title.id, playable: { kind: 'EPISODE' } } })
  const version = await ingestFile(harness, { file, target: { playableId: first.playableId } })
  expect(part).toMatchObject({ ok: true, value: { titleSlug: first.titleSlug } })
  expect(version).toMatchObject({ ok: true, value: { playableId: first.playableId } })
  expect(await harness.database.playable.count({ where: { titleId: first.title.id } })).toBe(2)
  expect(await harness.database.asset.count({ where: { playableId: first.playableId, status: 'READY' } })).toBe(2)
})
