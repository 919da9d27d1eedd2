import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { artworkFolder, derivePublicId } from '#core/artwork.ts'
import { drawArtwork, type DrawnArtwork } from '#platform/pictures.ts'
import type { Pictures } from './make-poster.ts'
import { describeFile, type PackagedFile } from './publish-package.ts'

/** The row of one picture. */
export type ArtworkRow = Pick<DrawnArtwork, 'width' | 'height' | 'widths' | 'placeholder'> & { id: string }

/** Every picture of an asset in all its sizes: what is to be uploaded, and what is to be written down. */
export type DrawnPictures = {
  files: PackagedFile[]
  rows: ArtworkRow[]
  posterId: string | null
  stillId: string | null
}

/** Draws the pictures of an asset in every size, in the job's folder. */
export async function drawPictures(
  folder: string,
  { poster, still }: Pictures,
  assetId: string,
): Promise<DrawnPictures> {
  const files: PackagedFile[] = []
  const rows: ArtworkRow[] = []
  const draw = async (part: 'poster' | 'still', name: string) => {
    const id = derivePublicId(assetId, part)
    const made = join(folder, `artwork-${part}`)
    await mkdir(made)
    const { files: drawn, ...row } = await drawArtwork(join(folder, name), made)
    rows.push({ id, ...row })
    for (const file of drawn) files.push(await describeFile(file.path, `${artworkFolder(id)}${file.name}`))
    return id
  }
  const stillId = still === null ? null : await draw('still', still)
  // A film without artwork of its own shows its still as its poster: one picture in both places.
  const posterId = poster === null ? null : poster === still ? stillId : await draw('poster', poster)
  return { files, rows, posterId, stillId }
}
