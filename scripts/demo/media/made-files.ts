import { join } from 'node:path'
import type { MakerName } from '#scripts/demo/catalogue.ts'

/**
 * What a maker leaves behind, as absolute paths if the folder is. `posterFile` is JPEG, 1000 × 1500 upright for films
 * and archive, 1200 × 1200 for albums; `stillFile` is JPEG, 1280 × 720; captions are English WebVTT.
 */
export type MadeFiles = { file: string; posterFile: string; stillFile: string; captionsFile?: string }

/** The names under which a maker's files lie in a folder. */
export function madeFiles(
  maker: MakerName,
  folder: string,
  shape: { kind: 'film' | 'track'; cues?: unknown },
): MadeFiles {
  return {
    file: join(folder, `${maker}.${shape.kind === 'film' ? 'mp4' : 'flac'}`),
    posterFile: join(folder, `${maker}-poster.jpg`),
    stillFile: join(folder, `${maker}-still.jpg`),
    ...(shape.cues ? { captionsFile: join(folder, `${maker}-en.vtt`) } : {}),
  }
}

/** The folder in which a maker works before it renames; one left by a killed run is emptied by the next. */
export function benchFolder(maker: MakerName, folder: string): string {
  return join(folder, `.making-${maker}`)
}
