import { type Pen, type Size, drawOnce } from '#scripts/demo/picture/canvas.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** A filled circle. */
export function disc(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.fill()
}

/** Stars that thin out towards the horizon, 40 pixels wider than the frame so that they can drift. */
export function createStars({ width }: Size, horizon: number) {
  const random = createRandom(77)
  return drawOnce({ width: width + 40, height: horizon }, (pen) => {
    for (let index = 0; index < 260; index++) {
      const y = horizon * random() ** 1.4
      pen.globalAlpha = between(random, 0.15, 0.9) * (1 - y / horizon)
      disc(pen, random() * (width + 40), y, between(random, 0.5, 1.5), '#e9f1ff')
    }
  })
}
