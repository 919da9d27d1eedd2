/** One picture in all its sizes, as a page needs it. */
export type Artwork = {
  /** Where its files are, without a slash at the end: `<folderUrl>/640.avif`. */
  folderUrl: string
  /** Pixels, the smallest first; each is there as AVIF and as WebP. */
  widths: readonly number[]
  /** Pixels of the picture itself: its shape. */
  width: number
  height: number
  /** A tiny picture as a data URI, shown until the real one is there. */
  placeholder: string
}

/** The address of one size: the smallest that is at least `width` pixels wide, else the largest. WebP, which everything shows. */
export function artworkUrl(artwork: Artwork, width: number): string {
  const chosen = artwork.widths.find((each) => each >= width) ?? artwork.widths.at(-1) ?? width
  return `${artwork.folderUrl}/${chosen}.webp`
}

/** All sizes in one format, for `srcset`. */
export function writeSourceSet({ folderUrl, widths }: Artwork, format: 'avif' | 'webp'): string {
  return widths.map((width) => `${folderUrl}/${width}.${format} ${width}w`).join(', ')
}
