import { createGlow, createPicture, drawOnce, stamp, wash, type Pen, type Size } from '../picture/canvas.ts'
import type { Draw } from '../picture/film.ts'
import { between, createRandom } from '../random.ts'

type Colour = [red: number, green: number, blue: number]

/** Heights in pixels. `light` is where the light above the horizon stands, `spread` how wide its path on the water is there. */
export type Water = { horizon: number; deep: Colour; sky: Colour; glitter: Colour; light: number; spread: number; seed: number }

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

/** A town on a quay, its windows and lamps, and their long reflections; scaled about the middle of the horizon. */
export function createHarbour({ width }: Size): (pen: Pen, seconds: number, scale: number, horizon: number) => void {
  const random = createRandom(41)
  const lamps: { x: number; y: number; warmth: number; phase: number }[] = []
  const town = drawOnce({ width: width * 1.4, height: 300 }, (pen, frame) => {
    for (const [layer, shade] of (['#18243b', '#0e1729', '#080e1b'] as const).entries()) {
      for (let x = 0; x < frame.width; ) {
        const wide = between(random, 34, 96)
        const middle = 1 - Math.abs(x / frame.width - 0.5) * 1.3
        const tall = between(random, 24, 92) * (1.35 - layer * 0.32) * (0.4 + middle)
        pen.fillStyle = shade
        pen.fillRect(x, 300 - tall, wide + 1, tall)
        if (random() < 0.5) {
          pen.beginPath()
          pen.moveTo(x - 2, 300 - tall)
          pen.lineTo(x + wide / 2, 300 - tall - between(random, 8, 22))
          pen.lineTo(x + wide + 2, 300 - tall)
          pen.fill()
        }
        for (let y = 300 - tall + 10; y < 292; y += 13) {
          for (let pane = x + 7; pane < x + wide - 8; pane += 12) {
            if (random() > 0.26) continue
            pen.fillStyle = random() < 0.85 ? `rgba(255, ${between(random, 176, 214)}, 116, ${between(random, 0.3, 0.95)})` : 'rgba(190, 220, 240, 0.8)'
            pen.fillRect(pane, y, 4, 6)
          }
        }
        x += wide + (random() < 0.2 ? between(random, 4, 26) : 0)
      }
    }
    for (let x = 30; x < frame.width; x += between(random, 46, 88)) lamps.push({ x, y: between(random, 276, 288), warmth: random(), phase: random() * 7 })
  })
  const glows = [createGlow(64, '255, 170, 84', 0.02), createGlow(64, '255, 216, 160', 0.02), createGlow(64, '120, 214, 190', 0.02)]
  return (pen, seconds, scale, horizon) => {
    const left = width / 2 - (town.width * scale) / 2
    pen.drawImage(town, left, horizon - 300 * scale, town.width * scale, 300 * scale)
    pen.globalCompositeOperation = 'lighter'
    for (const { x, y, warmth, phase } of lamps) {
      const glow = glows[warmth < 0.62 ? 0 : warmth < 0.9 ? 1 : 2]!
      stamp(pen, glow, left + x * scale, horizon + (y - 300) * scale, 0.42 * scale, 0.85 + 0.15 * Math.sin(seconds * 3 + phase))
      stamp(pen, glow, left + x * scale, horizon + (y - 300) * scale, 1.3 * scale, 0.22)
    }
    pen.globalCompositeOperation = 'source-over'
  }
}

/** The boat from the side, facing left at `scale` 1 about 300 pixels long; `y` is its waterline. */
export function drawFerry(pen: Pen, x: number, y: number, scale: number, seconds: number, hull = '#060a14'): void {
  pen.save()
  pen.translate(x, y + Math.sin(seconds * 1.3) * 2 * scale)
  pen.rotate(Math.sin(seconds * 0.9) * 0.006)
  pen.scale(scale, scale)
  pen.fillStyle = hull
  pen.beginPath()
  pen.moveTo(-160, -34)
  pen.lineTo(-138, 2)
  pen.lineTo(132, 2)
  pen.lineTo(148, -30)
  pen.fill()
  pen.fillRect(-118, -60, 244, 28)
  pen.fillRect(-92, -82, 190, 24)
  pen.fillRect(-84, -100, 46, 20)
  pen.beginPath()
  pen.moveTo(28, -82)
  pen.lineTo(36, -122)
  pen.lineTo(66, -122)
  pen.lineTo(72, -82)
  pen.fill()
  pen.fillRect(-64, -146, 2.5, 48)
  pen.fillRect(110, -96, 2, 40)
  pen.fillStyle = '#c4573b'
  pen.fillRect(34, -114, 33, 9)
  pen.fillStyle = '#ffd58c'
  for (let pane = 0; pane < 15; pane++) if (pane % 7 !== 4) pen.fillRect(-108 + pane * 15, -52, 8, 9)
  for (let pane = 0; pane < 11; pane++) if (pane % 5 !== 3) pen.fillRect(-82 + pane * 16, -75, 9, 8)
  pen.fillStyle = '#fff1c9'
  pen.fillRect(-65, -149, 4, 4)
  pen.restore()
  pen.fillStyle = 'rgba(255, 205, 130, 0.16)'
  for (let line = 0; line < 9; line++) {
    const shift = Math.sin(seconds * 2.4 + line * 1.7) * 7
    const wide = (210 - line * 17) * scale
    pen.fillRect(x - wide / 2 + shift * scale, y + (5 + line * 6.5) * scale, wide, 2.4 * scale)
  }
}

/** Lamps out of focus behind a wet pane; drops gather and run. */
export function createBokeh({ width, height }: Size): Draw {
  const random = createRandom(52)
  const colours = ['255, 168, 80', '255, 206, 140', '236, 92, 66', '96, 186, 196', '255, 236, 206']
  const discs = colours.map((colour) =>
    drawOnce({ width: 200, height: 200 }, (pen) => {
      const gradient = pen.createRadialGradient(100, 100, 0, 100, 100, 98)
      for (const [stop, alpha] of [[0, 0.3], [0.82, 0.36], [0.93, 0.6], [0.985, 0.36], [1, 0]] as const) gradient.addColorStop(stop, `rgba(${colour}, ${alpha})`)
      pen.fillStyle = gradient
      pen.fillRect(0, 0, 200, 200)
    }),
  )
  const lamps = Array.from({ length: 34 }, () => ({ disc: discs[Math.floor(random() ** 1.5 * 5)]!, x: random() * 1.5, y: 0.5 + (random() - 0.5) * 0.56 * random(), scale: between(random, 0.22, 0.8), alpha: between(random, 0.25, 0.85) }))
  const drop = drawOnce({ width: 48, height: 48 }, (pen) => {
    const gradient = pen.createRadialGradient(20, 15, 1, 24, 24, 22)
    for (const [stop, colour] of [[0, 'rgba(255, 246, 226, 0.95)'], [0.28, 'rgba(150, 178, 200, 0.45)'], [0.75, 'rgba(8, 16, 30, 0.5)'], [0.93, 'rgba(214, 226, 236, 0.42)'], [1, 'rgba(0, 0, 0, 0)']] as const) gradient.addColorStop(stop, colour)
    pen.fillStyle = gradient
    pen.fillRect(0, 0, 48, 48)
  })
  const still = Array.from({ length: 210 }, () => ({ x: random() * width, y: random() * height, scale: between(random, 0.08, 0.42), born: random() * 7 }))
  const runners = Array.from({ length: 15 }, () => ({ x: random() * width, start: random() * 6, speed: between(random, 130, 330), scale: between(random, 0.36, 0.66), from: random() * 300 - 60 }))
  return (pen, seconds) => {
    wash(pen, 0, height, ['#0a1526', '#16263c', '#2b2c3c', '#141a29'])
    pen.globalCompositeOperation = 'lighter'
    for (const lamp of lamps) stamp(pen, lamp.disc, (((lamp.x - seconds * 0.028 * lamp.scale + 1.5) % 1.5) - 0.2) * width, lamp.y * height + Math.sin(seconds * 0.8) * 8, lamp.scale * 1.15, lamp.alpha)
    pen.globalCompositeOperation = 'source-over'
    for (const { x, y, scale, born } of still) if (seconds + 2 > born) stamp(pen, drop, x, y, scale * Math.min(1, (seconds + 2 - born) * 3), 0.9)
    for (const { x, start, speed, scale, from } of runners) {
      const age = seconds - start
      if (age < 0) continue
      // A drop halts and goes on: its speed swings between nothing and twice the mean.
      const y = from + speed * (age - Math.sin(age * 3.1) / 3.3)
      for (let trail = 1; trail < 12; trail++) stamp(pen, drop, x + Math.sin((y - trail * 19) * 0.03) * 5, y - trail * 19, scale * (0.34 - trail * 0.018), 0.7)
      stamp(pen, drop, x + Math.sin(y * 0.03) * 5, y, scale, 1)
    }
    pen.fillStyle = '#05090f'
    pen.fillRect(0, 0, width, 26)
    pen.fillRect(0, height - 26, width, 26)
  }
}
