import { expect, test } from 'vitest'
import { chooseArtworkWidths, derivePublicId } from './artwork.ts'

test.each([
  ['a still of full size', { width: 1920, height: 1080 }, [320, 480, 640, 960, 1280, 1920]],
  ['a still between two sizes', { width: 1100, height: 620 }, [320, 480, 640, 960, 1100]],
  ['a still that is nearly of a size', { width: 1300, height: 731 }, [320, 480, 640, 960, 1300]],
  ['a poster', { width: 1000, height: 1500 }, [240, 480, 720, 960]],
  ['a square', { width: 1200, height: 1200 }, [240, 480, 720, 960]],
  ['a picture smaller than any size', { width: 160, height: 90 }, [160]],
])('%s', (_label, size, widths) => {
  expect(chooseArtworkWidths(size)).toEqual(widths)
})

test('no picture is ever enlarged, and the smallest size is always small', () => {
  for (let width = 1; width < 4_000; width += 7) {
    const widths = chooseArtworkWidths({ width, height: width })
    expect(Math.max(...widths)).toBeLessThanOrEqual(width)
    expect(Math.min(...widths)).toBeLessThanOrEqual(264)
    expect(widths).toEqual([...new Set(widths)].sort((one, other) => one - other))
  }
})

test('what is public has an id of its own, the same at each attempt and not the asset’s', () => {
  const asset = 'a'.repeat(32)
  const ids = (['poster', 'still', 'trailer'] as const).map((part) => derivePublicId(asset, part))
  expect(ids).toEqual((['poster', 'still', 'trailer'] as const).map((part) => derivePublicId(asset, part)))
  expect(new Set([asset, ...ids]).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
})
