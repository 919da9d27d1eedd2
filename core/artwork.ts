import { createHash } from 'node:crypto'

/**
 * Pixels. What the pages show at 390 to 1,920 px of width and one or two device pixels a CSS pixel: cards lie across
 * at 281 to 352 px, a still fills the page; upright and square pictures are at most 320 px wide.
 */
const widthsAcross = [320, 480, 640, 960, 1280, 1920] as const
const widthsUpright = [240, 480, 720, 960] as const

/** Pixels of the picture that other sites show with a link (Open Graph), a JPEG because not all of them take others. */
export const sharedPictureSize = { width: 1200, height: 630 } as const

/** Name of the picture that other sites show, beside the sizes. */
export const sharedPictureFile = 'og.jpg'

/**
 * The widths in which a picture of this size is kept, the smallest first. None is larger than the picture; one that
 * lies between two of the list keeps its own width as well.
 *
 * @param size Pixels, at least 1 each.
 */
export function chooseArtworkWidths({ width, height }: { width: number; height: number }): number[] {
  const ladder: readonly number[] = width > height * 1.2 ? widthsAcross : widthsUpright
  const largest = Math.min(width, ladder.at(-1) ?? width)
  const below = ladder.filter((each) => each < largest)
  // A size that nearly is the largest would be kept for nothing.
  return [...below.filter((each) => each <= largest * 0.9 || each === below[0]), largest].filter(
    (each, index, all) => all.indexOf(each) === index,
  )
}

/** Where the files of a picture lie in the bucket. */
export function artworkFolder(artworkId: string): string {
  return `artwork/${artworkId}/`
}

/** Where a trailer lies in the bucket. */
export function trailerFolder(trailerId: string): string {
  return `trailers/${trailerId}/`
}

/**
 * The id under which something public is kept that an asset gave: a picture or a trailer. Every attempt at the asset
 * comes to the same id, so that none leaves anything behind, and nobody comes from it to the asset's id, which are 128
 * random bits.
 */
export function derivePublicId(assetId: string, part: 'poster' | 'still' | 'trailer'): string {
  return createHash('sha256').update(`usher ${part} ${assetId}`).digest('hex').slice(0, 32)
}
