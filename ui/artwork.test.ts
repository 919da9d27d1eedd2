import { expect, test } from 'vitest'
import { artworkUrl, writeSourceSet } from './artwork.ts'

const artwork = {
  folderUrl: 'https://media.example.com/artwork/a',
  widths: [320, 640],
  width: 800,
  height: 450,
  placeholder: 'data:image/webp;base64,',
}

test.each([
  [100, 320],
  [320, 320],
  [321, 640],
  [4_000, 640],
])('a place of %d pixels gets the picture of %d', (wanted, given) => {
  expect(artworkUrl(artwork, wanted)).toBe(`https://media.example.com/artwork/a/${given}.webp`)
})

test('browsers are offered every size with its width', () => {
  expect(writeSourceSet(artwork, 'avif')).toBe(
    'https://media.example.com/artwork/a/320.avif 320w, https://media.example.com/artwork/a/640.avif 640w',
  )
})
