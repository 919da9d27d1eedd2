import { writeCueTime } from './captions.ts'

/** Small pictures on sheets, `columns` × `rows` to a sheet, one each `intervalSeconds`. */
export type ThumbnailSheets = {
  tileWidth: number
  tileHeight: number
  columns: number
  rows: number
  intervalSeconds: number
  /** Address of one sheet, counted from 1, relative to the track. */
  sheetUri: (sheet: number) => string
}

/** How many sheets a film of this length fills. */
export function countSheets({ columns, rows, intervalSeconds }: ThumbnailSheets, durationSeconds: number): number {
  return Math.ceil(countTiles(intervalSeconds, durationSeconds) / (columns * rows))
}

/**
 * Writes the WebVTT track that says which part of which sheet shows a moment, as a spatial media fragment.
 *
 * @see https://www.w3.org/TR/media-frags/#naming-space
 */
export function writeThumbnailTrack(sheets: ThumbnailSheets, durationSeconds: number): string {
  const { tileWidth, tileHeight, columns, rows, intervalSeconds, sheetUri } = sheets
  const cues = Array.from({ length: countTiles(intervalSeconds, durationSeconds) }, (_, index) => {
    const start = index * intervalSeconds * 1_000
    const end = Math.min(start + intervalSeconds * 1_000, Math.max(start + 1, Math.round(durationSeconds * 1_000)))
    const place = index % (columns * rows)
    const x = (place % columns) * tileWidth
    const y = Math.floor(place / columns) * tileHeight
    const uri = sheetUri(Math.floor(index / (columns * rows)) + 1)
    return `${writeCueTime(start)} --> ${writeCueTime(end)}\n${uri}#xywh=${x},${y},${tileWidth},${tileHeight}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}

function countTiles(intervalSeconds: number, durationSeconds: number): number {
  // A picture at the very end belongs to no moment that can be sought.
  return Math.max(1, Math.ceil(durationSeconds / intervalSeconds - 0.001))
}
