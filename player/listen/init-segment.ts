/** What an initialisation segment says of the encoder: samples that it put before the sound. */
export type InitFacts = { timescale: number; primingSamples: number }

type Box = { type: string; start: number; end: number }

const containers = new Set(['moov', 'trak', 'edts', 'mdia'])

/**
 * Reads the encoder's delay of a fragmented MP4 with one audio track: the media time at which its edit list begins, in
 * units of the track's own clock, which for AAC are samples. Without an edit list it is 0.
 *
 * @see ISO/IEC 14496-12 §8.6.6 (edit list), §8.4.2 (media header)
 */
export function readInitFacts(bytes: ArrayBuffer): InitFacts {
  const view = new DataView(bytes)
  let [timescale, primingSamples] = [0, 0]
  for (const { type, start, end } of listBoxes(view, 0, view.byteLength)) {
    const body = start + 8
    const isLong = end - body >= 4 && view.getUint8(body) === 1
    if (type === 'mdhd' && end - body >= 20) timescale = view.getUint32(body + (isLong ? 20 : 12))
    if (type === 'elst' && end - body >= 20 && view.getUint32(body + 4) > 0) {
      const mediaTime = isLong ? Number(view.getBigInt64(body + 16)) : view.getInt32(body + 12)
      primingSamples = Math.max(0, mediaTime)
    }
  }
  return { timescale, primingSamples }
}

/**
 * The same segment with its edit list made a `free` box, so that every browser puts the samples where `timestampOffset`
 * says: some take the list into account and some do not.
 */
export function withoutEditList(bytes: ArrayBuffer): ArrayBuffer {
  const copy = bytes.slice(0)
  const view = new DataView(copy)
  for (const { type, start } of listBoxes(view, 0, view.byteLength)) {
    if (type === 'edts') view.setUint32(start + 4, 0x66726565)
  }
  return copy
}

function listBoxes(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let start = from; start + 8 <= to;) {
    const size = view.getUint32(start)
    const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(start + offset)))
    const end = size === 0 ? to : start + size
    if (end < start + 8 || end > to) break
    boxes.push({ type, start, end })
    if (containers.has(type)) boxes.push(...listBoxes(view, start + 8, end))
    start = end
  }
  return boxes
}
