import { type Size, createPicture } from '#scripts/demo/picture/canvas.ts'
import type { Draw } from '#scripts/demo/picture/film.ts'
import { createRandom } from '#scripts/demo/random.ts'

type Colour = [red: number, green: number, blue: number]

/** Heights in pixels. `light` is where the light above the horizon stands, `spread` how wide its path on the water is there. */
export type Water = {
  horizon: number
  deep: Colour
  sky: Colour
  glitter: Colour
  light: number
  spread: number
  seed: number
}

/**
 * Water seen from a little above, at half size: each row is a distance, three waves tilt it, and what the tilt catches
 * of the light becomes glitter. Drawn below the horizon only.
 */
export function createSea({ width, height }: Size, water: Water): Draw {
  const [columns, rows] = [width / 2, (height - water.horizon) / 2]
  const { canvas, pen } = createPicture({ width: columns, height: rows })
  const image = pen.createImageData(columns, rows)
  const pixels = new Uint32Array(image.data.buffer)
  const random = createRandom(water.seed)
  const sparkle = Float32Array.from({ length: 4096 }, () => random())
  const waves = sineTable()

  return (target, seconds) => {
    for (let row = 0; row < rows; row++) {
      const near = (row + 0.5) / rows
      const distance = 1 / (near * 0.97 + 0.03)
      const depth = distance * 26
      const breadth = water.spread / 2 + near * 190
      const fog = (1 - near) ** 3
      const step = distance * 0.011
      let at = -columns * step * 0.5
      const drift = seconds * 1.1
      for (let column = 0; column < columns; column++, at += step) {
        const tilt =
          waves(at * 3.1 + depth * 1.7 - drift * 1.4) * 0.5 +
          waves(at * 7.3 - depth * 2.9 + drift * 2.2) * 0.32 +
          waves(at * 15.1 + depth * 6.1 - drift * 3.1 + waves(at * 4 + drift)) * 0.28
        const off = (column - water.light / 2) / breadth
        const path = 1 / (1 + off * off * off * off)
        const spark = sparkle[(column * 7 + row * 131 + ((seconds * 9) | 0) * 57) & 4095]!
        const facet = tilt - 0.42 - (1 - path) * 0.75 + (spark - 0.5) * 0.34
        const shine = facet > 0 ? Math.min(1, facet * 2.6) * (0.35 + 0.65 * path) : 0
        const mirror = Math.max(0, Math.min(1, 0.2 + fog * 0.75 + tilt * 0.17))
        const glow = path * (0.12 + 0.2 * fog)
        let red = water.deep[0] + (water.sky[0] - water.deep[0]) * mirror
        let green = water.deep[1] + (water.sky[1] - water.deep[1]) * mirror
        let blue = water.deep[2] + (water.sky[2] - water.deep[2]) * mirror
        const lit = Math.min(1, shine + glow)
        red += (water.glitter[0] - red) * lit
        green += (water.glitter[1] - green) * lit
        blue += (water.glitter[2] - blue) * lit
        pixels[row * columns + column] = 0xff000000 | (blue << 16) | ((green & 255) << 8) | (red & 255)
      }
    }
    pen.putImageData(image, 0, 0)
    target.drawImage(canvas, 0, water.horizon, width, height - water.horizon)
  }
}

function sineTable(): (angle: number) => number {
  const table = Float32Array.from({ length: 2048 }, (_, index) => Math.sin((index / 2048) * 2 * Math.PI))
  return (angle) => table[(angle * 325.949) & 2047]!
}
