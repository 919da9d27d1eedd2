import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaptionLanguage, MakerName } from './catalogue.ts'
import { writeVtt } from './captions.ts'
import { drawCoverStill, drawFilmStill } from './covers/still.ts'
import { cutTrailer } from './media/cut-trailer.ts'
import { runFfmpeg } from './media/ffmpeg.ts'
import { benchFolder, madeFiles, type MadeFiles } from './media/made-files.ts'
import { filmSeconds, frameRate, renderFrames } from './picture/film.ts'
import { recipes, type FilmRecipe } from './recipes.ts'
import { writeWav } from './sound/wav.ts'

/** Where and with what. `picturesOnly` leaves out film and sound; `onProgress` gets a share from 0 to 1. */
export type Workshop = {
  ffmpegPath: string
  folder: string
  picturesOnly?: boolean
  onProgress: (share: number) => void
}

/**
 * Makes one playable in this process, which it keeps busy for up to half a minute. All files are made in a folder of
 * their own and renamed at the end, the media file last: where that exists, everything is there.
 */
export async function makeHere(maker: MakerName, workshop: Workshop): Promise<MadeFiles> {
  const { ffmpegPath, folder, picturesOnly = false, onProgress } = workshop
  const recipe = recipes[maker]
  const bench = benchFolder(maker, folder)
  await rm(bench, { recursive: true, force: true })
  await mkdir(bench, { recursive: true })
  try {
    const isFilm = recipe.kind === 'film'
    const cues = isFilm ? (recipe.cues ?? {}) : {}
    const languages = Object.keys(cues) as CaptionLanguage[]
    const shape = { kind: recipe.kind, languages, hasTrailer: isFilm && recipe.trailer !== undefined }
    const made = madeFiles(maker, folder, shape)
    const parts = madeFiles(maker, bench, shape)
    const poster = recipe.drawPoster()
    const still =
      recipe.kind === 'film' ? drawFilmStill(recipe.film, recipe.stillAt, recipe.stillFocus) : drawCoverStill(poster)
    await writeFile(parts.posterFile, await poster.encode('jpeg', 88))
    await writeFile(parts.stillFile, await still.encode('jpeg', 88))
    if (picturesOnly) {
      await rename(parts.posterFile, made.posterFile)
      await rename(parts.stillFile, made.stillFile)
      return made
    }

    const sound = join(bench, 'sound.wav')
    await writeFile(sound, writeWav(recipe.compose()))
    for (const { language, file } of parts.captions) await writeFile(file, writeVtt(cues[language] ?? []))
    onProgress(0.05)

    if (isFilm) {
      await encodeFilm(recipe, ffmpegPath, parts.file, sound, (share) => onProgress(0.05 + 0.9 * share))
      if (parts.trailerFile && recipe.trailer)
        await cutTrailer(ffmpegPath, { film: parts.file, file: parts.trailerFile, cuts: recipe.trailer })
    } else await runFfmpeg(ffmpegPath, ['-i', sound, '-c:a', 'flac', '-fflags', '+bitexact', parts.file])

    for (const [index, { file }] of made.captions.entries()) await rename(parts.captions[index]!.file, file)
    if (parts.trailerFile && made.trailerFile) await rename(parts.trailerFile, made.trailerFile)
    await rename(parts.posterFile, made.posterFile)
    await rename(parts.stillFile, made.stillFile)
    await rename(parts.file, made.file)
    onProgress(1)
    return made
  } finally {
    await rm(bench, { recursive: true, force: true })
  }
}

async function encodeFilm(
  { film }: FilmRecipe,
  ffmpegPath: string,
  file: string,
  sound: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const { width, height } = film.size
  const total = Math.round(filmSeconds(film) * frameRate)
  function* pixels() {
    let count = 0
    for (const canvas of renderFrames(film)) {
      yield canvas.data()
      if (++count % frameRate === 0) onProgress(count / total)
    }
  }
  // prettier-ignore
  await runFfmpeg(ffmpegPath, [
    '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', String(frameRate), '-i', 'pipe:0',
    '-i', sound,
    '-vf', `scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,noise=c0s=${film.grain}:c0f=t:c0_seed=7`,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '21', '-g', String(frameRate * 2),
    '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv',
    '-c:a', 'aac', '-b:a', '256k',
    '-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4', file,
  ], pixels())
}
