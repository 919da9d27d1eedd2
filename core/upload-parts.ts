const mebibyte = 1024 * 1024
const leastPartBytes = 8 * mebibyte
// S3 takes 10,000 parts.
const mostParts = 10_000

/** The largest file that one upload takes: what S3 copies in one call. */
export const largestUploadBytes = 5 * 1024 * mebibyte

/** How a file is cut: every part but the last has `partBytes`. */
export type PartPlan = { partBytes: number; partCount: number }

/** Cuts a file of this many bytes into parts that S3 takes. */
export function planParts(sizeBytes: number): PartPlan {
  const partBytes = Math.max(leastPartBytes, Math.ceil(sizeBytes / mostParts))
  return { partBytes, partCount: Math.ceil(sizeBytes / partBytes) }
}

/** The bytes of one part, counted from 1; `null` where the file has no such part. */
export function sizeOfPart(sizeBytes: number, partBytes: number, partNumber: number): number | null {
  const before = (partNumber - 1) * partBytes
  if (!Number.isInteger(partNumber) || partNumber < 1 || before >= sizeBytes) return null
  return Math.min(partBytes, sizeBytes - before)
}
