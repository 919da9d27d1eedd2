import { join } from 'node:path'
import type { CaptionLanguage, MakerName } from '#scripts/demo/catalogue.ts'

/**
 * What a maker leaves behind, as absolute paths if the folder is. `posterFile` is JPEG, 1000 × 1500 upright for films
 * and archive, 1200 × 1200 for albums; `stillFile` is JPEG, 1280 × 720; captions are WebVTT; a film has a trailer of at
 * most 20 s, H.264 and AAC, that plays as it arrives.
 */
export type MadeFiles = {
  file: string
  posterFile: string
  stillFile: string
  captions: { language: CaptionLanguage; file: string }[]
  trailerFile?: string
}

/** The names under which a maker's files lie in a folder. */
export function madeFiles(
  maker: MakerName,
  folder: string,
  shape: { kind: 'film' | 'track'; languages: readonly CaptionLanguage[]; hasTrailer: boolean },
): MadeFiles {
  return {
    file: join(folder, `${maker}.${shape.kind === 'film' ? 'mp4' : 'flac'}`),
    posterFile: join(folder, `${maker}-poster.jpg`),
    stillFile: join(folder, `${maker}-still.jpg`),
    captions: shape.languages.map((language) => ({ language, file: join(folder, `${maker}-${language}.vtt`) })),
    ...(shape.hasTrailer ? { trailerFile: join(folder, `${maker}-trailer.mp4`) } : {}),
  }
}

/** The folder in which a maker works before it renames; one left by a killed run is emptied by the next. */
export function benchFolder(maker: MakerName, folder: string): string {
  return join(folder, `.making-${maker}`)
}
