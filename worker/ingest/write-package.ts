import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeTextPlaylist, writeWebVtt } from '#core/hls/captions.ts'
import { sumBandwidth, writeMasterPlaylist, type TextVariant } from '#core/hls/master-playlist.ts'
import { joinShortEnd } from '#core/hls/short-end.ts'
import { labelTracks } from '#core/hls/track-labels.ts'
import { countSheets, writeThumbnailTrack } from '#core/hls/thumbnail-track.ts'
import { err, ok, type Result } from '#core/result.ts'
import { stripFolder, type EncodingPlan } from '#core/transcoding/ffmpeg-arguments.ts'
import { framesPerSecond } from '#core/transcoding/frame-rate.ts'
import type { IngestRefusal } from '#core/transcoding/refusals.ts'
import type { SeekStrip } from '#core/transcoding/seek-strip.ts'
import type { OpenCaptions } from './open-source.ts'
import { readRendition, type EncodedRendition } from './renditions.ts'

export const masterFile = 'master.m3u8'
export const thumbnailTrackFile = 'thumbnails.vtt'

/** What a player would find in a package, for the database. */
export type WrittenPackage = {
  durationSeconds: number
  hasSeekStrip: boolean
  renditions: PackagedRendition[]
}

export type PackagedRendition = Pick<EncodedRendition, 'name' | 'playlist' | 'bandwidth' | 'codecs'> & {
  kind: 'VIDEO' | 'AUDIO'
  width: number | null
  height: number | null
  frameRate: number | null
}

/** Part of a stated duration that must really be there. */
const wholeFilm = 0.9

/**
 * Completes what the encoder left on disk: measures the renditions, writes captions, thumbnail track and master.
 *
 * Errors: `UNREADABLE` (a rendition is empty), `INCOMPLETE` (the file states a length that it does not hold).
 */
export async function writePackage(
  folder: string,
  plan: EncodingPlan,
  captions: readonly OpenCaptions[],
): Promise<Result<WrittenPackage, IngestRefusal>> {
  const { ladder, facts } = plan
  const video: PackagedRendition[] = []
  const audio: PackagedRendition[] = []
  let durationSeconds = 0
  for (const rung of [...(ladder.video?.rungs ?? []), ...ladder.audio]) {
    await joinEnd(join(folder, rung.name))
    const read = await readRendition(folder, rung.name)
    if (!read.ok) return read
    durationSeconds = Math.max(durationSeconds, read.value.durationSeconds)
    const { name, playlist, bandwidth, codecs } = read.value
    const shared = { name, playlist, bandwidth, codecs }
    if (!('width' in rung)) audio.push({ ...shared, kind: 'AUDIO', width: null, height: null, frameRate: null })
    else {
      const { width, height } = rung
      const frameRate = ladder.video ? framesPerSecond(ladder.video.frameRate) : null
      video.push({ ...shared, kind: 'VIDEO', width, height, frameRate })
    }
  }
  const stated = facts.isDurationStated ? (facts.durationSeconds ?? 0) : 0
  if (durationSeconds < stated * wholeFilm - 1) return err('INCOMPLETE')

  const text: TextVariant[] = []
  for (const each of captions) text.push(await writeCaptions(folder, each, durationSeconds))
  const hasSeekStrip = plan.strip ? await writeStrip(folder, plan.strip, durationSeconds) : false
  await writeFile(join(folder, masterFile), writeMaster(video, audio, text, plan))
  // What the database says of a picture is what a viewer's line must carry: its sound included.
  const sound = audio[0]?.bandwidth
  const renditions = [...video.map((one) => ({ ...one, bandwidth: sumBandwidth(one.bandwidth, sound) })), ...audio]
  return ok({ durationSeconds, hasSeekStrip, renditions })
}

/** A fragment may stand behind another in one file (ISO/IEC 14496-12 §8.16): the bytes are joined as they are. */
async function joinEnd(renditionFolder: string): Promise<void> {
  const playlist = join(renditionFolder, 'index.m3u8')
  const joined = joinShortEnd(await readFile(playlist, 'utf8').catch(() => ''))
  if (!joined) return
  const last = join(renditionFolder, joined.joinedUri)
  await appendFile(join(renditionFolder, joined.keptUri), await readFile(last))
  await writeFile(playlist, joined.text)
  await rm(last)
}

function writeMaster(
  video: PackagedRendition[],
  audio: PackagedRendition[],
  text: TextVariant[],
  { facts, ladder }: EncodingPlan,
): string {
  const spoken = [facts.audio, ...facts.otherAudio].map((track) => track?.language ?? null)
  const languages = ladder.audio.map(({ track }) => spoken[track] ?? null)
  const labels = labelTracks(languages)
  return writeMasterPlaylist({
    video: video.map(({ playlist, width, height, frameRate, bandwidth, codecs }) => ({
      uri: playlist,
      width: width ?? 0,
      height: height ?? 0,
      framesPerSecond: frameRate ?? 0,
      bandwidth,
      codecs,
    })),
    audio: audio.map(({ playlist, bandwidth, codecs }, index) => ({
      ...{ uri: playlist, name: labels[index] ?? '', language: languages[index] ?? null },
      ...{ bandwidth, codecs },
    })),
    text,
  })
}

async function writeCaptions(
  folder: string,
  { cues, track }: OpenCaptions,
  durationSeconds: number,
): Promise<TextVariant> {
  const path = join(folder, track.playlist)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(join(dirname(path), 'captions.vtt'), writeWebVtt(cues))
  await writeFile(path, writeTextPlaylist('captions.vtt', durationSeconds))
  const { label, language, isDefault } = track
  return { uri: track.playlist, label, language, isDefault }
}

/** Writes the track over the sheets that are there; sheets beyond the film's end are taken away. */
async function writeStrip(folder: string, strip: SeekStrip, durationSeconds: number): Promise<boolean> {
  const sheets = { ...strip, sheetUri }
  const made = (await readdir(join(folder, stripFolder))).sort()
  const needed = countSheets(sheets, durationSeconds)
  if (made.length < needed) {
    await rm(join(folder, stripFolder), { recursive: true })
    return false
  }
  for (const name of made.slice(needed)) await rm(join(folder, stripFolder, name))
  await writeFile(join(folder, thumbnailTrackFile), writeThumbnailTrack(sheets, durationSeconds))
  return true
}

function sheetUri(sheet: number): string {
  return `${stripFolder}/t${String(sheet).padStart(3, '0')}.jpg`
}
