import { expect, test } from 'vitest'
import { largestUploadBytes, planParts, sizeOfPart } from './upload-parts.ts'

test.each([1, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 123_456_789, largestUploadBytes])(
  'the parts of %i bytes are the file, each of a size that S3 takes',
  (sizeBytes) => {
    const { partBytes, partCount } = planParts(sizeBytes)
    const sizes = Array.from({ length: partCount }, (_none, index) => sizeOfPart(sizeBytes, partBytes, index + 1) ?? 0)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(sizeBytes)
    expect(sizes.slice(0, -1).every((size) => size >= 5 * 1024 * 1024)).toBe(true)
    expect(partCount).toBeLessThanOrEqual(10_000)
    for (const none of [0, -1, 1.5, NaN, partCount + 1]) expect(sizeOfPart(sizeBytes, partBytes, none)).toBeNull()
  },
)
