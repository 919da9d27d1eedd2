/**
 * The addresses that a master playlist names: of its variants and of the members of its groups.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8216#section-4.3.4
 */
export function listPlaylistUris(master: string): string[] {
  const lines = master.split('\n')
  const variants = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const members = lines.flatMap((line) => /^#EXT-X-MEDIA:.*\bURI="([^"]+)"/.exec(line)?.[1] ?? [])
  return [...new Set([...members, ...variants])]
}

/** The addresses of sheets that a thumbnail track names, without their fragments. */
export function listSheetUris(track: string): string[] {
  return [...new Set([...track.matchAll(/^(\S+)#xywh=/gm)].flatMap(([, uri]) => uri ?? []))]
}

/** An address inside of a playlist as a path inside of the package. */
export function resolveInPackage(playlist: string, uri: string): string {
  const folder = playlist.includes('/') ? playlist.slice(0, playlist.lastIndexOf('/') + 1) : ''
  return `${folder}${uri}`
}
