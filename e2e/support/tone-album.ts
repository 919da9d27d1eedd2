import { join } from 'node:path'
import { runFfmpeg } from '#scripts/demo/media/ffmpeg.ts'
import type { AlbumState } from './portal-state.ts'
import type { Tools } from './tools.ts'

/** A tone of two pitches, one in each ear, in hertz: slow enough that a gap shows as a shift of their waves. */
export const tonePitches = { left: 20, right: 33 } as const
export const toneSampleRate = 48_000

/**
 * Lengths of the tracks in samples. The first two are one tone cut in two, and the cut is where a frame of the encoder's
 * is not over: 497 samples of sound stand in the first track's last one.
 */
const trackSamples = [150_001, 152_399, 960_000] as const

/** Brings in an album of three tracks by the real pipeline: a tone over the first two, and a third to leave alone. */
export async function bringToneAlbum(
  tools: Tools,
  { ffmpegPath, folder, librarySlug }: { ffmpegPath: string; folder: string; librarySlug: string },
): Promise<AlbumState> {
  const tone = (pitch: number, from: number) => `0.4*sin(2*PI*${pitch}*(t+${from}/${toneSampleRate}))`
  const playableIds: string[] = []
  let album: { titleId: string; titleSlug: string } | null = null
  let from = 0
  for (const [index, samples] of trackSamples.entries()) {
    const file = join(folder, `tone-${index + 1}.wav`)
    const sound = `aevalsrc=${tone(tonePitches.left, from)}|${tone(tonePitches.right, from)}:s=${toneSampleRate}`
    await runFfmpeg(ffmpegPath, ['-f', 'lavfi', '-i', sound, '-af', `atrim=end_sample=${samples}`, file])
    from += samples
    const playable = { kind: 'TRACK' as const, name: `Tone ${index + 1}` }
    const title = { name: 'Tones', kind: 'ALBUM' as const, credit: 'The Oscillators' }
    const target = album ? { titleId: album.titleId, playable } : { librarySlug, title, playable }
    const ingested = await tools.ingest({ file, target })
    if (!ingested.ok) throw new Error(`A tone was refused: ${ingested.error.reason}`)
    const { playableId, titleSlug } = ingested.value
    playableIds.push(playableId)
    if (!album) {
      const { titleId } = await tools.database.playable.findUniqueOrThrow({ where: { id: playableId } })
      album = { titleId, titleSlug }
    }
  }
  return { titleSlug: album?.titleSlug ?? '', playableIds }
}
