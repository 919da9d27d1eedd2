import 'server-only'
import { artworkFolder, sharedPictureFile, sharedPictureSize } from '#core/artwork.ts'
import { getSettings } from '#platform/env.ts'
import type { Artwork } from '#ui/artwork.ts'

/** The columns to select on a picture for `toArtwork`. */
export const artworkColumns = {
  select: { id: true, width: true, height: true, widths: true, placeholder: true },
} as const

export type ArtworkRow = { id: string; width: number; height: number; widths: number[]; placeholder: string }

/** A picture as pages need it, from its row. */
export function toArtwork<Row extends ArtworkRow | null>(row: Row): Row extends null ? null : Artwork
export function toArtwork(row: ArtworkRow | null): Artwork | null {
  if (row === null) return null
  const { id, width, height, widths, placeholder } = row
  const folderUrl = publicUrl(artworkFolder(id).slice(0, -1))
  return { folderUrl, widths: widths.toSorted((one, other) => one - other), width, height, placeholder }
}

/** The picture that other sites show with a link, for Open Graph. */
export function describeShared(artwork: Artwork): { url: string; width: number; height: number; type: 'image/jpeg' } {
  return { url: `${artwork.folderUrl}/${sharedPictureFile}`, ...sharedPictureSize, type: 'image/jpeg' }
}

/** The address of something public in the bucket. */
export function publicUrl(key: string): string {
  return `${getSettings('app').MEDIA_ORIGIN}/${key}`
}
