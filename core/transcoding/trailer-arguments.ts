import { writeSteadyPicture, writeSteadySound } from './ffmpeg-arguments.ts'
import { inputGuards, noMetadata, pictureGuard, quietRun } from './guards.ts'
import { planLadder } from './ladder.ts'
import type { SourceFacts } from './source-facts.ts'

/** Seconds of a trailer; what is longer ends here. */
export const longestTrailerSeconds = 90
/** Pixels of the shorter side of a trailer. */
const largestShortSide = 1_080

/**
 * The arguments of ffmpeg for a trailer: one MP4 with H.264 and AAC that begins to play before it has arrived whole.
 * Its sound is as loud as it was sent. Null for a source without a picture.
 *
 * @param paths Names inside of the folder that the run works in.
 */
export function writeTrailerArguments(facts: SourceFacts, paths: { source: string; output: string }): string[] | null {
  const { video: ladder } = planLadder(facts)
  const rung = ladder?.rungs.findLast(({ width, height }) => Math.min(width, height) <= largestShortSide)
  const { video, audio } = facts
  if (!video || !ladder || !rung) return null
  const { width, height, maximumKilobits } = rung
  const scaled = `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p`
  const graph = [`[0:${video.streamIndex}]${writeSteadyPicture(video, ladder.frameRate)},${scaled}[picture]`]
  if (audio) graph.push(`[0:${audio.streamIndex}]${writeSteadySound(audio)}[sound]`)
  return [
    ...quietRun,
    ...inputGuards,
    ...pictureGuard,
    ...['-i', `file:${paths.source}`, '-filter_complex', graph.join(';')],
    ...['-map', '[picture]', '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-crf', '23'],
    ...['-maxrate', `${maximumKilobits}k`, '-bufsize', `${Math.round(maximumKilobits * 1.5)}k`],
    ...(audio ? ['-map', '[sound]', '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-ac', '2'] : []),
    ...noMetadata,
    ...['-t', String(longestTrailerSeconds), '-movflags', '+faststart', '-f', 'mp4', paths.output],
  ]
}
