import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'

/** What everything here draws with: a 2D canvas context of Skia's. */
export type Pen = SKRSContext2D
export type { Canvas }

/** Pixels. */
export type Size = { width: number; height: number }

const require = createRequire(import.meta.url)
const faces = {
  Serif: '@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff2',
  'Serif Italic': '@fontsource/instrument-serif/files/instrument-serif-latin-400-italic.woff2',
  Sans: '@fontsource/archivo/files/archivo-latin-500-normal.woff2',
  'Sans Heavy': '@fontsource/archivo/files/archivo-latin-800-normal.woff2',
} as const

/** The four faces of the demo; no other is loaded, so that pictures are the same on every machine. */
export type Face = keyof typeof faces

for (const [name, file] of Object.entries(faces)) {
  if (!GlobalFonts.registerFromPath(require.resolve(file), name)) throw new Error(`The typeface ${name} did not load`)
}

/** A canvas filled with one colour, or clear. */
export function createPicture({ width, height }: Size, colour?: string): { canvas: Canvas; pen: Pen } {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (colour) {
    pen.fillStyle = colour
    pen.fillRect(0, 0, width, height)
  }
  return { canvas, pen }
}

/** Something drawn once and stamped many times. */
export function drawOnce(size: Size, draw: (pen: Pen, size: Size) => void): Canvas {
  const { canvas, pen } = createPicture(size)
  draw(pen, size)
  return canvas
}

/** Fills a rectangle from top to bottom with colours at even distances, or at those given as `[stop, colour]`. */
export function wash(pen: Pen, top: number, bottom: number, colours: (string | [number, string])[]): void {
  const gradient = pen.createLinearGradient(0, top, 0, bottom)
  colours.forEach((entry, index) => {
    if (typeof entry === 'string') gradient.addColorStop(index / (colours.length - 1), entry)
    else gradient.addColorStop(...entry)
  })
  pen.fillStyle = gradient
  pen.fillRect(0, top, pen.canvas.width, bottom - top)
}

/** A round glow that fades to nothing at its radius; stamp it with `lighter` or `screen`. `colour` is `r, g, b`. */
export function createGlow(radius: number, colour: string, core = 0): Canvas {
  return drawOnce({ width: radius * 2, height: radius * 2 }, (pen) => {
    const gradient = pen.createRadialGradient(radius, radius, radius * core, radius, radius, radius)
    for (let step = 0; step <= 10; step++)
      gradient.addColorStop(step / 10, `rgba(${colour}, ${(1 - step / 10) ** 2.2})`)
    pen.fillStyle = gradient
    pen.fillRect(0, 0, radius * 2, radius * 2)
  })
}

/** Stamps a picture with its centre at a place. */
export function stamp(pen: Pen, picture: Canvas, x: number, y: number, scale = 1, alpha = 1): void {
  pen.globalAlpha = alpha
  const [width, height] = [picture.width * scale, picture.height * scale]
  pen.drawImage(picture, x - width / 2, y - height / 2, width, height)
  pen.globalAlpha = 1
}
