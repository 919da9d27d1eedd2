import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '#core/result.ts'
import { listOutputFolders, writeFfmpegArguments, type EncodingPlan } from '#core/transcoding/ffmpeg-arguments.ts'
import { parseProgressLine } from '#core/transcoding/progress.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import { encode, type Bench } from './media-tools.ts'
import { sourceFile } from './open-source.ts'
import { readRendition } from './renditions.ts'

/** The folder of the renditions, inside of the job's. */
export const packageFolder = 'package'

/** Seconds by which sound may end before its picture; players stop where one of the two has nothing any more. */
const bearableGapSeconds = 0.5

/** Runs the encoder, and once more for the sound alone where it ended well before the picture. */
export async function encodeAll(
  bench: Bench,
  plan: EncodingPlan,
  onPart: (part: number) => void,
): Promise<Result<void, IngestRefusal | IngestFault>> {
  const encoded = await encodeOnce(bench, plan, onPart)
  if (!encoded.ok) return encoded
  const seconds = await findSilentEnd(bench, plan)
  if (seconds === null) return ok(undefined)
  for (const { name } of plan.ladder.audio) await rm(join(bench.folder, packageFolder, name), { recursive: true })
  const ladder = { ...plan.ladder, video: null }
  return encodeOnce(bench, { facts: plan.facts, ladder, strip: null, padAudioToSeconds: seconds }, () => onPart(1))
}

async function encodeOnce(bench: Bench, plan: EncodingPlan, onPart: (part: number) => void) {
  for (const name of listOutputFolders(plan)) await mkdir(join(bench.folder, packageFolder, name), { recursive: true })
  const { durationSeconds, video } = plan.facts
  const onLine = (line: string) => {
    const seconds = parseProgressLine(line)
    if (seconds !== null && durationSeconds !== null) onPart(seconds / durationSeconds)
  }
  const pixels = video ? video.displayWidth * video.displayHeight : 0
  const args = writeFfmpegArguments(plan, { source: sourceFile, packageFolder })
  return encode(bench, args, { durationSeconds, pixels, onLine })
}

/** The picture's length where a track of the sound stops short of it. Measured, because what a file claims is no ground for silence. */
async function findSilentEnd({ folder }: Bench, { ladder }: EncodingPlan): Promise<number | null> {
  const picture = ladder.video?.rungs[0]
  if (!picture || ladder.audio.length === 0) return null
  const path = join(folder, packageFolder)
  const video = await readRendition(path, picture.name)
  if (!video.ok) return null
  const { durationSeconds } = video.value
  const sounds = await Promise.all(ladder.audio.map(({ name }) => readRendition(path, name)))
  const lengths = sounds.flatMap((sound) => (sound.ok ? [sound.value.durationSeconds] : []))
  return Math.min(...lengths) < durationSeconds - bearableGapSeconds ? durationSeconds : null
}
