import { appendFile, copyFile, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ingestFile } from '#scripts/ingest/ingest-file.ts'
import type { FileToIngest } from '#scripts/ingest/queue-file.ts'
import {
  listPublished,
  listWorkFiles,
  openIngestHarness,
  startWorker,
  type IngestHarness,
} from './support/ingest-harness.ts'
import { fastH264, makeMedia, picture, tone } from './support/test-media.ts'

const secret = 'another tenant keeps this to himself'

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness
let honest: string

beforeAll(async () => {
  harness = await openIngestHarness()
  await startWorker(harness)
  honest = await makeMedia(harness.folder, 'honest.mp4', [
    ...picture('160x120', 2),
    ...fastH264,
    '-movflags',
    '+faststart',
  ])
})

afterAll(() => harness.close())

const ingest = (file: string, extras: Omit<FileToIngest, 'file' | 'target'> = {}) =>
  ingestFile(harness, {
    file,
    target: { librarySlug: 'films', title: { name: 'A film' }, playable: { kind: 'FILM' } },
    ...extras,
  })

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(harness.folder, name)
  await writeFile(path, content)
  return path
}

/** The refusal of a file, after which nothing of it may be left anywhere. */
async function refusalOf(file: string, extras: Parameters<typeof ingest>[1] = {}): Promise<string> {
  const published = await listPublished(harness.storage)
  const refused = await ingest(file, extras)
  if (refused.ok) throw new Error('It was taken and should have been refused.')
  const job = await harness.database.ingestJob.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { asset: true } })
  expect(job).toMatchObject({ stage: 'FAILED', failureReason: refused.error.reason, asset: { status: 'FAILED' } })
  expect(refused.error.reason).toMatch(/^[A-Z].{20,}\.$/)
  expect(await listPublished(harness.storage)).toEqual(published)
  expect(await harness.storage.list(`sources/${job.assetId}/`)).toEqual([])
  expect(await listWorkFiles(harness.workFolder)).toEqual([])
  return job.failureCode ?? ''
}

/** After the refusals the same worker takes an honest film. */
const control = async () => expect(await ingest(honest)).toMatchObject({ ok: true })

test('playlists by the name of a film open no other file', async () => {
  const target = await write('target.mp4', Buffer.concat([await readFile(honest), Buffer.from(secret)]))
  const playlists = {
    'hls.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://${target}\n#EXT-X-ENDLIST\n`,
    'hls-http.mp4': '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n',
    'concat.mp4': `ffconcat version 1.0\nfile '${target}'\n`,
    'session.mp4':
      'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n',
    'dash.mp4': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1" bandwidth="1"><BaseURL>file://${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
  }
  for (const [name, content] of Object.entries(playlists)) {
    expect(await refusalOf(await write(name, content)), name).toMatch(/^(FORMAT_NOT_ACCEPTED|UNREADABLE)$/)
  }
  await control()
})

test('empty, cut and lying files are refused for what they are', async () => {
  expect(await refusalOf(await write('empty.mp4', ''))).toBe('EMPTY_FILE')
  expect(await refusalOf(await write('text.mp4', 'not a film at all '.repeat(500)))).toMatch(
    /UNREADABLE|FORMAT_NOT_ACCEPTED/,
  )

  const withoutIndex = await makeMedia(harness.folder, 'tail.mp4', [...picture('160x120', 2), ...fastH264])
  await truncate(withoutIndex, 20_000)
  expect(await refusalOf(withoutIndex)).toBe('UNREADABLE')

  const cut = join(harness.folder, 'cut.mp4')
  const long = await makeMedia(harness.folder, 'long.mp4', [
    ...picture('320x240', 12),
    ...fastH264,
    '-movflags',
    '+faststart',
  ])
  await copyFile(long, cut)
  await truncate(cut, Math.round((await readFile(long)).length / 3))
  expect(await refusalOf(cut)).toBe('INCOMPLETE')

  const claim = await makeMedia(harness.folder, 'claim.mp4', [
    ...picture('160x120', 2),
    ...fastH264,
    ...['-vf', 'setpts=N*20000/TB', '-vsync', 'passthrough', '-frames:v', '2'],
  ])
  expect(await refusalOf(claim)).toMatch(/DURATION_IMPLAUSIBLE|TOO_LONG/)
  await control()
})

test('absurd pictures and more tracks than a film has are refused', async () => {
  const thin = await makeMedia(harness.folder, 'thin.avi', [
    ...['-f', 'lavfi', '-i', 'color=s=16x65500:r=1:d=1', '-c:v', 'ffv1'],
  ])
  expect(await refusalOf(thin)).toBe('PICTURE_TOO_LARGE')

  const maps = Array.from({ length: 60 }, () => ['-map', '0:a']).flat()
  const many = await makeMedia(harness.folder, 'many.mka', [...tone(1), ...maps, '-c:a', 'pcm_s16le', '-f', 'matroska'])
  expect(await refusalOf(many)).toMatch(/TOO_MANY_STREAMS|UNREADABLE/)
  await control()
})

test('a film that is also a page becomes a film that is none', async () => {
  const polyglot = join(harness.folder, 'polyglot.mp4')
  await copyFile(honest, polyglot)
  await appendFile(polyglot, '<html><script>alert(1)</script></html>')
  const titled = await makeMedia(harness.folder, 'titled.mp4', [
    ...['-i', polyglot, '-c', 'copy', '-metadata', 'title=<script>alert(2)</script>'],
  ])
  for (const file of [polyglot, titled]) {
    const taken = await ingest(file)
    if (!taken.ok) throw new Error(taken.error.reason)
    for (const { key } of await harness.storage.list(`library/films/${taken.value.assetId}/`)) {
      const path = join(harness.folder, 'object')
      await harness.storage.getToFile(key, path)
      expect((await readFile(path)).includes('<script'), key).toBe(false)
    }
  }
})

test('captions and artwork that are something else are refused, good ones are taken', async () => {
  const captions = (file: string) => ({ captions: [{ file, language: 'en' }] })
  const good = await write('good.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n')
  expect(await ingest(honest, captions(good))).toMatchObject({ ok: true })
  expect(await refusalOf(honest, captions(await write('binary.vtt', Buffer.from([0xff, 0x00, 0xc3, 0x28]))))).toBe(
    'CAPTIONS_UNREADABLE',
  )
  expect(await refusalOf(honest, captions(await write('large.vtt', 'x'.repeat(2 * 1024 ** 2 + 1))))).toBe(
    'CAPTIONS_TOO_LARGE',
  )

  const svg = await write('art.png', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>')
  expect(await refusalOf(honest, { artworkFile: svg })).toBe('ARTWORK_UNREADABLE')
  const huge = await makeMedia(harness.folder, 'huge.png', ['-f', 'lavfi', '-i', 'color=s=8000x6000', '-frames:v', '1'])
  expect(await refusalOf(honest, { artworkFile: huge })).toMatch(/^ARTWORK_/)
  await control()
})

test('a trailer is a stranger’s file as well: playlists, sound alone and torn files are refused by name', async () => {
  const playlist = await write('trailer.mp4', '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile:///etc/passwd\n')
  expect(await refusalOf(honest, { trailerFile: playlist })).toBe('TRAILER_UNREADABLE')
  const sound = await makeMedia(harness.folder, 'trailer.mp3', tone(1))
  expect(await refusalOf(honest, { trailerFile: sound })).toBe('TRAILER_UNREADABLE')
  const torn = await write('torn.mp4', (await readFile(honest)).subarray(0, 300))
  expect(await refusalOf(honest, { trailerFile: torn })).toBe('TRAILER_UNREADABLE')
  expect(await ingest(honest, { trailerFile: honest })).toMatchObject({ ok: true })
})

test('a name that climbs is only a name', async () => {
  const named = await write('..%2f..%2f\u202egpm.4pm', await readFile(honest))
  const taken = await ingest(named)
  expect(taken).toMatchObject({ ok: true })
  if (!taken.ok) return
  const { sourceKey } = await harness.database.asset.findUniqueOrThrow({ where: { id: taken.value.assetId } })
  expect(sourceKey).toMatch(/^sources\/[0-9a-f]{32}\/[A-Za-z0-9-]+(\.[a-z0-9]+)?$/)
})
