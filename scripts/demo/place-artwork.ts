import { randomBytes } from 'node:crypto'
import { trailerFolder } from '#core/artwork.ts'
import { immutableCacheControl } from '#platform/storage.ts'
import type { IngestContext } from '#scripts/ingest/ingest-context.ts'
import type { DemoPlayable } from './catalogue.ts'
import type { MadeFiles } from './media/made-files.ts'
import { storePicture } from './media/store-picture.ts'

type Place = Pick<IngestContext, 'database' | 'storage'>

const columns = { id: true, posterId: true, stillId: true } as const

/**
 * Puts the designed poster and still in place before the film is: cards show them while it is being prepared. What has a
 * picture already keeps it.
 */
export async function placeArtwork(
  place: Place,
  slug: string,
  { kind, position }: Pick<DemoPlayable, 'kind' | 'position'>,
  made: Pick<MadeFiles, 'posterFile' | 'stillFile'>,
): Promise<void> {
  const { database } = place
  const title = await database.title.findUniqueOrThrow({ where: { slug }, select: columns })
  const where = { titleId_position: { titleId: title.id, position } }
  const part = await database.playable.findUniqueOrThrow({ where, select: { id: true, stillId: true } })
  if (title.posterId === null) {
    const posterId = await storePicture(place, made.posterFile)
    await database.title.updateMany({ where: { slug, posterId: null }, data: { posterId } })
  }
  const lacksOwn = kind !== 'TRACK' && part.stillId === null
  if (title.stillId !== null && !lacksOwn) return
  const stillId = await storePicture(place, made.stillFile)
  await database.title.updateMany({ where: { slug, stillId: null }, data: { stillId } })
  if (lacksOwn) await database.playable.updateMany({ where: { id: part.id, stillId: null }, data: { stillId } })
}

/** Puts a trailer where anybody may see it. A title that has one keeps it. */
export async function placeTrailer({ database, storage }: Place, slug: string, file: string): Promise<void> {
  const trailerKey = `${trailerFolder(randomBytes(16).toString('hex'))}trailer.mp4`
  const where = { slug, trailerKey: null }
  if ((await database.title.findFirst({ where, select: { id: true } })) === null) return
  await storage.putFile(trailerKey, file, { contentType: 'video/mp4', cacheControl: immutableCacheControl })
  await database.title.updateMany({ where, data: { trailerKey } })
}

/** Whether a title of the demo has no pictures yet, as one that was made before pictures had sizes. */
export async function lacksArtwork({ database }: Place, slug: string): Promise<boolean> {
  const title = await database.title.findUnique({ where: { slug }, select: columns })
  return title !== null && (title.posterId === null || title.stillId === null)
}
