import type { Pen } from '#scripts/demo/picture/canvas.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** Seven birds in a wedge, going left. */
export function drawBirds(pen: Pen, seconds: number, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 2.6
  pen.lineJoin = 'round'
  for (let bird = 0; bird < 7; bird++) {
    const [row, side] = [Math.ceil(bird / 2), bird % 2 ? 1 : -1]
    const x = 1_120 - seconds * 62 + row * 34
    const y = 250 + side * row * 17 - seconds * 5 + Math.sin(seconds * 1.6 + bird) * 3
    const flap = Math.sin(seconds * 9 + bird * 0.9) * 6
    pen.beginPath()
    pen.moveTo(x - 12, y - flap)
    pen.quadraticCurveTo(x - 4, y - 5, x, y)
    pen.quadraticCurveTo(x + 4, y - 5, x + 12, y - flap)
    pen.stroke()
  }
}

type Flake = { x: number; y: number; radius: number; fall: number; phase: number }

/** Where 120 flakes begin and how they fall. */
export function createFlakes(): Flake[] {
  const random = createRandom(404)
  return Array.from({ length: 120 }, () => ({
    x: random() * 1_400,
    y: random() * 760,
    radius: between(random, 1.6, 4.6),
    fall: between(random, 44, 96),
    phase: random() * 6.3,
  }))
}

/** Snow at a second; `scale` makes it nearer: larger and faster. */
export function drawSnow(pen: Pen, flakes: Flake[], seconds: number, scale: number): void {
  pen.fillStyle = '#ffffff'
  pen.beginPath()
  for (const { x, y, radius, fall, phase } of flakes) {
    const [left, top] = [
      ((x - seconds * 34 + Math.sin(seconds * 1.2 + phase) * 18 + 2_800) % 1_400) - 60,
      ((y + seconds * fall * scale) % 760) - 20,
    ]
    pen.moveTo(left + radius * scale, top)
    pen.arc(left, top, radius * scale, 0, 2 * Math.PI)
  }
  pen.fill()
}
