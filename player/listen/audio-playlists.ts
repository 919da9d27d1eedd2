/** One quality of a track. */
export type AudioVariant = { url: string; bitsPerSecond: number; codecs: string }

export type AudioSegment = { url: string; startSeconds: number; endSeconds: number }

/** A track's media: times include the encoder's priming, as the packager counts it. */
export type AudioPlaylist = { initUrl: string; segments: AudioSegment[]; seconds: number }

/** The sound-only variants of a master playlist, the best first; none where the title has a picture. */
export function parseMaster(text: string, url: string): AudioVariant[] {
  const lines = text.split(/\r?\n/)
  const variants = lines.flatMap((line, index) => {
    const target = lines[index + 1]
    if (!line.startsWith('#EXT-X-STREAM-INF:') || !target || target.startsWith('#')) return []
    if (/[:,]RESOLUTION=/.test(line)) return []
    const bitsPerSecond = Number(/[:,]BANDWIDTH=(\d+)/.exec(line)?.[1] ?? 0)
    const codecs = /[:,]CODECS="([^"]*)"/.exec(line)?.[1] ?? 'mp4a.40.2'
    return [{ url: new URL(target, url).href, bitsPerSecond, codecs }]
  })
  return variants.toSorted((one, other) => other.bitsPerSecond - one.bitsPerSecond)
}

/** Reads a media playlist of fragmented MP4; `null` where it has no initialisation segment or nothing to play. */
export function parseMedia(text: string, url: string): AudioPlaylist | null {
  let [initUrl, length, at]: [string | null, number | null, number] = [null, null, 0]
  const segments: AudioSegment[] = []
  for (const line of text.split(/\r?\n/)) {
    const map = /^#EXT-X-MAP:.*URI="([^"]+)"/.exec(line)
    if (map?.[1]) initUrl = new URL(map[1], url).href
    if (line.startsWith('#EXTINF:')) length = Number.parseFloat(line.slice(8))
    if (line === '' || line.startsWith('#') || length === null || !(length >= 0)) continue
    segments.push({ url: new URL(line, url).href, startSeconds: at, endSeconds: at + length })
    at += length
    length = null
  }
  return initUrl !== null && segments.length > 0 ? { initUrl, segments, seconds: at } : null
}

/** The best quality that the line carried lately; before anything was measured, the best, or the least to save data. */
export function chooseVariant(
  variants: readonly AudioVariant[],
  line: { bitsPerSecond: number | null; savesData: boolean },
): AudioVariant | null {
  if (line.savesData) return variants.at(-1) ?? null
  const { bitsPerSecond } = line
  const fitting = variants.find((each) => bitsPerSecond === null || each.bitsPerSecond * 2 <= bitsPerSecond)
  return fitting ?? variants.at(-1) ?? null
}
