import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { listPlaylistUris, listSheetUris, resolveInPackage } from '#core/hls/closure.ts'
import { parseMediaPlaylist } from '#core/hls/media-playlist.ts'
import { immutableCacheControl, type Storage } from '#platform/storage.ts'
import { masterFile, thumbnailTrackFile } from './write-package.ts'

/** One file that is to be an object. */
export type PackagedFile = { key: string; path: string; sizeBytes: number; contentType: string }

// prettier-ignore
const contentTypes: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl', m4s: 'video/iso.segment', mp4: 'video/mp4', vtt: 'text/vtt', jpg: 'image/jpeg',
  avif: 'image/avif', webp: 'image/webp',
}

const uploadsAtOnce = 6

/** Every file of a folder, with the key that it gets below `folderKey`. */
export async function listPackage(folder: string, folderKey: string): Promise<PackagedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(
    paths.map(async (path) => describeFile(path, `${folderKey}${relative(folder, path).replaceAll(sep, '/')}`)),
  )
}

export async function describeFile(path: string, key: string): Promise<PackagedFile> {
  const contentType = contentTypes[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { key, path, contentType, sizeBytes: (await stat(path)).size }
}

/**
 * Uploads files, several at once; playlists come after what they name, and the master last. When one fails the others
 * are ended, and none of them is under way any more when this throws: whoever cleans up then meets no latecomer.
 */
export async function uploadFiles(
  storage: Storage,
  files: readonly PackagedFile[],
  { signal, onUploaded }: { signal: AbortSignal; onUploaded: (part: number) => void },
): Promise<void> {
  const rankOf = ({ key }: PackagedFile) => (key.endsWith(`/${masterFile}`) ? 2 : key.endsWith('.m3u8') ? 1 : 0)
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let uploaded = 0
  const upload = async ({ key, path, contentType, sizeBytes }: PackagedFile, ending: AbortSignal) => {
    await storage.putFile(key, path, { contentType, cacheControl: immutableCacheControl, signal: ending })
    uploaded += sizeBytes
    onUploaded(uploaded / Math.max(1, total))
  }
  for (const rank of [0, 1, 2]) {
    await runTogether(
      files.filter((file) => rankOf(file) === rank),
      upload,
      signal,
    )
  }
}

async function runTogether<Item>(
  items: Item[],
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  outer: AbortSignal,
): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([outer, failed.signal])
  const lane = async () => {
    for (let item = items.shift(); item !== undefined; item = items.shift()) {
      signal.throwIfAborted()
      try {
        await work(item, signal)
      } catch (cause) {
        failed.abort(cause)
        throw cause
      }
    }
  }
  await Promise.allSettled(Array.from({ length: uploadsAtOnce }, lane))
  signal.throwIfAborted()
}

/**
 * Checks what is in the bucket against the manifest: everything that the master leads to is there with its size, and
 * nothing else is.
 *
 * @returns what differs, one line each; nothing when all is well.
 */
export async function checkPackage(
  storage: Storage,
  folder: string,
  folderKey: string,
  files: readonly PackagedFile[],
): Promise<string[]> {
  const expected = new Set((await listClosure(folder)).map((path) => `${folderKey}${path}`))
  const sizes = new Map(files.map(({ key, sizeBytes }) => [key, sizeBytes]))
  const stored = new Map((await storage.list(folderKey)).map(({ key, sizeBytes }) => [key, sizeBytes]))
  return [
    ...[...expected].filter((key) => !stored.has(key)).map((key) => `${key} is missing`),
    ...[...stored.keys()].filter((key) => !expected.has(key)).map((key) => `${key} is not named by the manifest`),
    ...[...expected]
      .filter((key) => stored.has(key) && stored.get(key) !== sizes.get(key))
      .map((key) => `${key} differs in size`),
  ]
}

/** Paths inside of a package that its master leads to, the master and the thumbnail track included. */
export async function listClosure(folder: string): Promise<string[]> {
  const found = [masterFile]
  for (const playlist of listPlaylistUris(await readFile(join(folder, masterFile), 'utf8'))) {
    found.push(playlist)
    const parsed = parseMediaPlaylist(await readFile(join(folder, playlist), 'utf8'))
    if (!parsed.ok) throw new Error(`${playlist} is not a finished playlist: ${parsed.error}`)
    const { mapUri, segments } = parsed.value
    const uris = [...(mapUri === null ? [] : [mapUri]), ...segments.map(({ uri }) => uri)]
    found.push(...uris.map((uri) => resolveInPackage(playlist, uri)))
  }
  const track = await readFile(join(folder, thumbnailTrackFile), 'utf8').catch(() => null)
  if (track !== null) found.push(thumbnailTrackFile, ...listSheetUris(track))
  return found
}
