import { expect, test } from 'vitest'
import { startChecksum } from './checksum.ts'
import { compositeChecksum, fullObjectChecksum } from './object-checksum.ts'

async function sum(algorithm: 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256', content: string) {
  const running = startChecksum(algorithm)
  running.update(Buffer.from(content))
  return { value: (await running.digest()).toString('base64'), sizeBytes: content.length }
}

// The check values of the catalogue of parametrised CRC algorithms: https://reveng.sourceforge.io/crc-catalogue/all.htm
test.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
] as const)('%s of "123456789"', async (algorithm, expected) => {
  expect(Buffer.from((await sum(algorithm, '123456789')).value, 'base64').toString('hex')).toBe(expected)
})

test.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)('%s of pieces is that of the whole', async (algorithm) => {
  for (const pieces of [['123456789'], ['', '12', '3456789'], ['a'.repeat(70_000), 'b', 'c'.repeat(333)]]) {
    const sums = await Promise.all(pieces.map((piece) => sum(algorithm, piece)))
    const { value } = await sum(algorithm, pieces.join(''))
    expect(fullObjectChecksum(algorithm, sums)).toEqual({ algorithm, value, type: 'FULL_OBJECT' })
  }
})

test('a composite is the checksum of the checksums, with their number', async () => {
  const sums = [await sum('SHA256', 'one'), await sum('SHA256', 'two')]
  const joined = Buffer.concat(sums.map(({ value }) => Buffer.from(value, 'base64')))
  const running = startChecksum('SHA256')
  running.update(joined)
  const value = `${(await running.digest()).toString('base64')}-2`
  expect(await compositeChecksum('SHA256', sums)).toEqual({ algorithm: 'SHA256', value, type: 'COMPOSITE' })
})
