import { err, ok, type Result } from '#core/result.ts'

type Box = { type: string; start: number; end: number }

/** Boxes that hold boxes, and how many bytes of their own come first (ISO/IEC 14496-12). */
const containers: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  stsd: 8,
  avc1: 78,
  avc3: 78,
  mp4a: 28,
}

/**
 * Derives the CODECS value (RFC 6381 §3) of an initialisation segment from its own bytes: `avc1.` and the profile,
 * constraints and level of avcC (ISO/IEC 14496-15), or `mp4a.` with the object types of esds (ISO/IEC 14496-1).
 */
export function readCodecs(init: Uint8Array): Result<string, 'CODECS_UNKNOWN'> {
  const found = [...listBoxes(init, 0, init.length)]
  const avc = found.find(({ type }) => type === 'avcC')
  if (avc) {
    const profile = [...init.subarray(avc.start + 1, avc.start + 4)]
    return ok(`avc1.${profile.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  }
  const descriptor = found.find(({ type }) => type === 'esds')
  const audio = descriptor ? readAudioObject(init.subarray(descriptor.start, descriptor.end)) : null
  return audio ? ok(audio) : err('CODECS_UNKNOWN')
}

/** Every box between two offsets, those inside of boxes as well; `start` is where the box's content begins. */
function* listBoxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = from; at + 8 <= to;) {
    const size = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (size < 8 || at + size > to) return
    yield { type, start: at + 8, end: at + size }
    const own = containers[type]
    if (own !== undefined) yield* listBoxes(bytes, at + 8 + own, at + size)
    at += size
  }
}

/** Walks esds: ES descriptor (3) → decoder configuration (4) → decoder specific information (5). */
function readAudioObject(esds: Uint8Array): string | null {
  let at = 4
  const readDescriptor = (wanted: number): boolean => {
    if (esds[at++] !== wanted) return false
    // The length takes up to four bytes, seven bits each.
    for (let count = 0; count < 4; count++) if (((esds[at++] ?? 0) & 0x80) === 0) break
    return true
  }
  if (!readDescriptor(3)) return null
  at += 3
  if (!readDescriptor(4)) return null
  const objectType = esds[at]
  at += 13
  if (objectType === undefined || !readDescriptor(5)) return null
  const audioObject = (esds[at] ?? 0) >> 3
  return `mp4a.${objectType.toString(16)}.${audioObject}`
}
