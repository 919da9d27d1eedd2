import { expect, test } from 'vitest'
import { writeFileSize } from './file-size.ts'

test.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [1_540_000, '1.5 MB'],
  [99_960_000, '100 MB'],
  [5_368_709_120, '5.4 GB'],
])('%i is %s', (sizeBytes, words) => {
  expect(writeFileSize(sizeBytes)).toBe(words)
})

test.each([
  [1_540_000, '1,5 MB'],
  [1, '1 Byte'],
  [640, '640 Byte'],
])('%i is %s to a German', (sizeBytes, words) => {
  expect(writeFileSize(sizeBytes, 'de-DE').replaceAll('\u00a0', ' ')).toBe(words)
})
