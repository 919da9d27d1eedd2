import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readCodecs } from '#core/hls/codecs.ts'
import { measureBandwidth, parseMediaPlaylist, sumDuration, type Bandwidth } from '#core/hls/media-playlist.ts'
import { err, ok, type Result } from '#core/result.ts'

/** One rendition as the encoder left it on disk. */
export type EncodedRendition = {
  name: string
  /** Path of its playlist inside the package. */
  playlist: string
  durationSeconds: number
  bandwidth: Bandwidth
  codecs: string
}

/** Reads a rendition's playlist and measures its files. `UNREADABLE`: the encoder found nothing to write. */
export async function readRendition(
  packageFolder: string,
  name: string,
): Promise<Result<EncodedRendition, 'UNREADABLE'>> {
  const playlist = `${name}/index.m3u8`
  const text = await readFile(join(packageFolder, playlist), 'utf8').catch(() => '')
  const parsed = parseMediaPlaylist(text)
  if (!parsed.ok || parsed.value.mapUri === null) return err('UNREADABLE')
  const { segments, mapUri } = parsed.value
  const sizes = await Promise.all(segments.map(async ({ uri }) => (await stat(join(packageFolder, name, uri))).size))
  const codecs = readCodecs(await readFile(join(packageFolder, name, mapUri)))
  if (!codecs.ok) return err('UNREADABLE')
  return ok({
    name,
    playlist,
    durationSeconds: sumDuration(parsed.value),
    bandwidth: measureBandwidth(parsed.value, sizes),
    codecs: codecs.value,
  })
}
