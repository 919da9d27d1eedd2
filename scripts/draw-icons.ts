/**
 * `node scripts/draw-icons.ts` draws the icons of an installed portal from `public/icon.svg` and writes them to
 * `public/icons/`; run it after changing the design and commit what it made.
 */
import { createCanvas, Path2D } from '@napi-rs/canvas'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#scripts/portal/settings.ts'

/** The mark's share of the width: a launcher may cut a maskable icon to the circle of its inner 80 %. */
const icons = [
  { name: 'icon-192.png', size: 192, ground: null, share: 1 },
  { name: 'icon-512.png', size: 512, ground: null, share: 1 },
  { name: 'maskable-512.png', size: 512, ground: '#13100e', share: 0.66 },
  { name: 'apple-touch-icon.png', size: 180, ground: '#13100e', share: 0.78 },
]

const drawing = readFileSync(join(projectFolder, 'public/icon.svg'), 'utf8')
const side = Number(/viewBox="0 0 (\d+) \1"/.exec(drawing)?.[1])
const shapes = [...drawing.matchAll(/<path fill="([^"]+)" d="([^"]+)"/g)].map(([, fill = '', path = '']) => ({
  fill,
  path,
}))

const folder = join(projectFolder, 'public/icons')
mkdirSync(folder, { recursive: true })
for (const { name, size, ground, share } of icons) {
  const canvas = createCanvas(size, size)
  const pen = canvas.getContext('2d')
  if (ground) {
    pen.fillStyle = ground
    pen.fillRect(0, 0, size, size)
  }
  pen.translate((size * (1 - share)) / 2, (size * (1 - share)) / 2)
  pen.scale((size * share) / side, (size * share) / side)
  for (const { fill, path } of shapes) {
    pen.fillStyle = fill
    pen.fill(new Path2D(path))
  }
  writeFileSync(join(folder, name), canvas.toBuffer('image/png'))
}
