import { startChecksum, type Checksum, type ChecksumAlgorithm } from './checksum.ts'
import { combineCrcs, crcShapes } from './crc-combine.ts'

/** A part's checksum in base64 and its length. */
export type PartChecksum = { value: string; sizeBytes: number }

/** The checksum of the parts' checksums in a row, followed by their number. */
export async function compositeChecksum(
  algorithm: ChecksumAlgorithm,
  parts: readonly PartChecksum[],
): Promise<Checksum> {
  const running = startChecksum(algorithm)
  for (const { value } of parts) running.update(Buffer.from(value, 'base64'))
  return { algorithm, value: `${(await running.digest()).toString('base64')}-${parts.length}`, type: 'COMPOSITE' }
}

/** The checksum of the whole content, from those of its parts; only CRCs can be had this way. */
export function fullObjectChecksum(algorithm: keyof typeof crcShapes, parts: readonly PartChecksum[]): Checksum {
  const shape = crcShapes[algorithm]
  const toNumber = (value: string) => BigInt(`0x${Buffer.from(value, 'base64').toString('hex')}`)
  const combined = parts.reduce((crc, { value, sizeBytes }) => combineCrcs(shape, crc, toNumber(value), sizeBytes), 0n)
  const bytes = Buffer.from(combined.toString(16).padStart(shape.widthBits / 4, '0'), 'hex')
  return { algorithm, value: bytes.toString('base64'), type: 'FULL_OBJECT' }
}
