import 'server-only'
import { writeAttachment } from '#core/content-disposition.ts'
import type { ErrorCode } from '#core/errors.ts'
import { err, ok, type Result } from '#core/result.ts'
import { getDatabase } from '#platform/database.ts'
import { getSourcePreview } from '#platform/presigned.ts'

/** What a browser may show of a source by itself; everything else is saved. By the name, since a source has no type. */
const shownTypes: Readonly<Record<string, string>> = {
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  wav: 'audio/wav',
  webm: 'video/webm',
}

/**
 * Signs a URL that shows the source of an asset to a member of staff, straight from the bucket, for 15 minutes.
 *
 * Errors, in the order they are checked: `NOT_FOUND` (no such asset, or a source that lies elsewhere), `PREVIEW_OFF`.
 */
export async function previewSource(assetId: string): Promise<Result<{ url: string }, ErrorCode>> {
  if (!/^[0-9a-f]{32}$/.test(assetId)) return err('NOT_FOUND')
  const asset = await getDatabase().asset.findUnique({
    where: { id: assetId },
    select: { sourceKey: true, sourceName: true },
  })
  if (!asset?.sourceKey.startsWith('sources/')) return err('NOT_FOUND')
  const preview = getSourcePreview()
  if (preview === null) return err('PREVIEW_OFF')

  const extension = /\.([a-z0-9]+)$/i.exec(asset.sourceName)?.[1]?.toLowerCase() ?? ''
  const contentType = Object.hasOwn(shownTypes, extension) ? shownTypes[extension] : undefined
  const shownAs = contentType
    ? { contentType, contentDisposition: 'inline' }
    : { contentType: 'application/octet-stream', contentDisposition: writeAttachment(asset.sourceName) }
  return ok({ url: await preview.sign(asset.sourceKey, shownAs) })
}

/** A source in the staff's list. */
export type SourceRow = { assetId: string; sourceName: string; titleName: string; partName: string; createdAt: Date }

/** The newest sources that still lie where previews reach. */
export async function listSources(): Promise<SourceRow[]> {
  const rows = await getDatabase().asset.findMany({
    where: { sourceKey: { startsWith: 'sources/' } },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      id: true,
      sourceName: true,
      createdAt: true,
      playable: { select: { name: true, title: { select: { name: true } } } },
    },
  })
  return rows.map(({ id, playable, ...row }) => ({
    ...row,
    assetId: id,
    titleName: playable.title.name,
    partName: playable.name,
  }))
}
