import { randomBytes } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAttachment } from '#core/content-disposition.ts'
import { writeKeyName } from '#core/file-name.ts'
import { immutableCacheControl } from '#platform/storage.ts'
import type { IngestContext } from '#scripts/ingest/ingest-context.ts'
import type { DemoTitle } from './catalogue.ts'
import { writePressNotes } from './press-notes.ts'

type Place = Pick<IngestContext, 'database' | 'storage'>

/** What the press notes of a title say beside its synopsis, by slug. */
const pressNotes: Record<string, readonly string[]> = {
  'night-ferry': [
    'The ferry crosses in six pictures, from one harbour wall to the other. Every frame is drawn by a program and every note is composed and played by one; no photograph and no recording was used.',
    'The captions carry a short poem, which can be read without the film. Whoever shows the film may print it beside the programme.',
  ],
}

/** A file that a title offers, at one place of its list. */
export type NewDownload = {
  titleSlug: string
  position: number
  name: string
  fileName: string
  contentType: string
  path: string
}

/**
 * Puts a file where members may take it home from: the object first, under 128 random bits and as an attachment with its
 * real name, then its row. A place that is taken already is left as it is. Says whether it was free.
 */
export async function placeDownload({ database, storage }: Place, download: NewDownload): Promise<boolean> {
  const { titleSlug, position, name, fileName, contentType, path } = download
  const { id: titleId } = await database.title.findUniqueOrThrow({ where: { slug: titleSlug }, select: { id: true } })
  const where = { titleId_position: { titleId, position } }
  if ((await database.download.findUnique({ where, select: { id: true } })) !== null) return false
  const playable = await database.playable.findUnique({ where, select: { id: true, kind: true } })

  const id = randomBytes(16).toString('hex')
  const objectKey = `downloads/${id}/${writeKeyName(fileName)}`
  const { size } = await stat(path)
  const contentDisposition = writeAttachment(fileName)
  await storage.putFile(objectKey, path, { contentType, contentDisposition, cacheControl: immutableCacheControl })
  const playableId = playable?.kind === 'TRACK' ? playable.id : null
  const row = { id, titleId, playableId, position, name, fileName, objectKey, contentType, sizeBytes: BigInt(size) }
  await database.download.create({ data: row })
  return true
}

/** A track of an album, as it was made: FLAC. */
export function describeTrackDownload(title: DemoTitle, position: number, name: string, path: string): NewDownload {
  return {
    titleSlug: title.slug,
    position,
    name,
    fileName: `${title.name} - ${String(position).padStart(2, '0')} ${name}.flac`,
    contentType: 'audio/flac',
    path,
  }
}

/** The press notes of a title that has some. */
export async function placePressNotes(place: Place, title: DemoTitle, folder: string): Promise<boolean> {
  const about = pressNotes[title.slug]
  if (!about) return false
  const path = join(folder, `${title.slug}-press-notes.pdf`)
  await writeFile(path, writePressNotes(title, about))
  const fileName = `${title.name} - Press notes.pdf`
  const shown = { titleSlug: title.slug, position: 1, name: 'Press notes', fileName }
  return placeDownload(place, { ...shown, contentType: 'application/pdf', path })
}
