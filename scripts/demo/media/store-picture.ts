import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { artworkFolder } from '#core/artwork.ts'
import { chooseContentType } from '#core/content-type.ts'
import { drawArtwork } from '#platform/pictures.ts'
import { immutableCacheControl } from '#platform/storage.ts'
import type { IngestContext } from '#scripts/ingest/ingest-context.ts'

/**
 * Draws a picture in all its sizes and stores them; the row comes last.
 *
 * @param file A picture that a script of ours drew.
 * @param id Of the picture, 32 hex characters; one of its own where none is given.
 * @returns The picture's id.
 */
export async function storePicture(
  { database, storage }: Pick<IngestContext, 'database' | 'storage'>,
  file: string,
  id = randomBytes(16).toString('hex'),
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-artwork-'))
  try {
    const { files, ...row } = await drawArtwork(file, folder)
    for (const { name, path } of files) {
      const contentType = chooseContentType(`image/${name.endsWith('.jpg') ? 'jpeg' : name.split('.').at(-1)}`)
      await storage.putFile(`${artworkFolder(id)}${name}`, path, { contentType, cacheControl: immutableCacheControl })
    }
    await database.artwork.create({ data: { id, ...row } })
    return id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
