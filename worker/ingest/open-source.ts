import { open, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCaptions, type Cue } from '#core/hls/captions.ts'
import { err, ok, type Result } from '#core/result.ts'
import { writeProbeArguments } from '#core/transcoding/ffmpeg-arguments.ts'
import { maximumSourceBytes } from '#core/transcoding/limits.ts'
import { parseProbe } from '#core/transcoding/parse-probe.ts'
import { recogniseRaster, writeArtworkArguments } from '#core/transcoding/poster-arguments.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import type { Storage } from '#platform/storage.ts'
import type { Attempt } from './attempt.ts'
import { openTrailer } from './make-trailer.ts'
import { makePicture, probe, type Bench } from './media-tools.ts'

/** Names inside of a job's folder: ours, never the sender's. */
export const sourceFile = 'source'
export const posterFile = 'poster.png'
export const stillFile = 'still.png'

/** A source that is on this machine and can be played, with what came beside it. */
export type OpenSource = {
  facts: SourceFacts
  captions: OpenCaptions[]
  hasArtwork: boolean
  /** What the trailer's file holds, where one was sent. */
  trailer: SourceFacts | null
}

/** A text track with what it says. */
export type OpenCaptions = { track: Attempt['asset']['textTracks'][number]; cues: Cue[] }

type Failure = IngestRefusal | IngestFault

const spareBytes = 256 * 1024 ** 2
const maximumCaptionBytes = 2 * 1024 ** 2
const maximumArtworkBytes = 64 * 1024 ** 2

/**
 * Fetches everything of one job and looks at it, cheapest first, so that a bad caption file is known before an hour of
 * encoding. Nothing is ever opened by an address: ffmpeg sees local files only.
 */
export async function openSource(
  storage: Storage,
  attempt: Attempt,
  bench: Bench,
): Promise<Result<OpenSource, Failure>> {
  const captions: OpenCaptions[] = []
  for (const track of attempt.asset.textTracks) {
    if (track.sourceKey === null) continue
    const cues = await openCaptions(storage, track.sourceKey, bench)
    if (!cues.ok) return cues
    captions.push({ track, cues: cues.value })
  }
  const artwork = await openArtwork(storage, attempt, bench)
  if (!artwork.ok) return artwork
  const trailer = await openTrailer(storage, attempt, bench)
  if (!trailer.ok) return trailer

  const { sourceKey } = attempt.asset
  const stored = await storage.head(sourceKey)
  if (!stored) return err('SOURCE_MISSING')
  if (stored.sizeBytes === 0) return err('EMPTY_FILE')
  if (stored.sizeBytes > maximumSourceBytes) return err('SOURCE_TOO_LARGE')
  // The renditions together are about as large as what they were made from, seldom more.
  if (!(await hasRoom(bench.folder, stored.sizeBytes * 2 + spareBytes))) return err('WORKSPACE_FULL')
  const path = join(bench.folder, sourceFile)
  await storage.getToFile(sourceKey, path, bench.signal)

  const printed = await probe(bench, writeProbeArguments(sourceFile))
  if (!printed.ok) return printed
  const facts = parseProbe(printed.value, (await stat(path)).size)
  if (!facts.ok) return facts
  return ok({ facts: facts.value, captions, hasArtwork: artwork.value, trailer: trailer.value })
}

async function openCaptions(storage: Storage, captionsKey: string, bench: Bench): Promise<Result<Cue[], Failure>> {
  const stored = await storage.head(captionsKey)
  if (!stored) return err('CAPTIONS_UNREADABLE')
  if (stored.sizeBytes > maximumCaptionBytes) return err('CAPTIONS_TOO_LARGE')
  const path = join(bench.folder, 'captions')
  await storage.getToFile(captionsKey, path, bench.signal)
  return parseCaptions(await readStart(path, maximumCaptionBytes))
}

async function openArtwork(storage: Storage, { artworkKey }: Attempt, bench: Bench): Promise<Result<boolean, Failure>> {
  if (artworkKey === null) return ok(false)
  const stored = await storage.head(artworkKey)
  if (!stored || stored.sizeBytes === 0) return err('ARTWORK_UNREADABLE')
  if (stored.sizeBytes > maximumArtworkBytes) return err('ARTWORK_TOO_LARGE')
  const path = join(bench.folder, 'artwork')
  await storage.getToFile(artworkKey, path, bench.signal)
  const raster = recogniseRaster(await readStart(path, 16))
  if (!raster) return err('ARTWORK_UNREADABLE')
  const drawn = await makePicture(bench, writeArtworkArguments('artwork', raster, posterFile))
  if (drawn.ok) return ok(true)
  return err(drawn.error === 'PICTURE_TOO_LARGE' ? 'ARTWORK_TOO_LARGE' : 'ARTWORK_UNREADABLE')
}

async function readStart(path: string, length: number): Promise<Uint8Array> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0)
  return buffer.subarray(0, bytesRead)
}

async function hasRoom(folder: string, neededBytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize > neededBytes
}
