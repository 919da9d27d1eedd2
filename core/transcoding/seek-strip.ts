import type { VideoFacts } from './source-facts.ts'

/** How the small pictures shown while seeking are laid out: one picture each interval, tiled on sheets. */
export type SeekStrip = {
  tileWidth: number
  tileHeight: number
  columns: number
  rows: number
  intervalSeconds: number
}

const longSide = 176
const tilesPerSide = 5

/** Aims at no more than some 300 pictures, 1 to 60 seconds apart. */
export function planSeekStrip(
  { displayWidth, displayHeight }: Pick<VideoFacts, 'displayWidth' | 'displayHeight'>,
  durationSeconds: number | null,
): SeekStrip {
  const scale = Math.min(1, longSide / Math.max(displayWidth, displayHeight))
  const even = (side: number) => Math.max(2, Math.floor((side * scale) / 2) * 2)
  const wanted = (durationSeconds ?? 3_600) / 300
  const intervalSeconds = [1, 2, 5, 10, 20, 30].find((seconds) => seconds >= wanted) ?? 60
  return {
    tileWidth: even(displayWidth),
    tileHeight: even(displayHeight),
    columns: tilesPerSide,
    rows: tilesPerSide,
    intervalSeconds,
  }
}
