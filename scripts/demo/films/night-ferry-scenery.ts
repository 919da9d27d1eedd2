import { type Pen, type Size, createGlow, drawOnce, stamp } from '#scripts/demo/picture/canvas.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** A town on a quay, its windows and lamps, and their long reflections; scaled about the middle of the horizon. */
export function createHarbour({ width }: Size): (pen: Pen, seconds: number, scale: number, horizon: number) => void {
  const random = createRandom(41)
  const lamps: { x: number; y: number; warmth: number; phase: number }[] = []
  const town = drawOnce({ width: width * 1.4, height: 300 }, (pen, frame) => {
    for (const [layer, shade] of (['#18243b', '#0e1729', '#080e1b'] as const).entries()) {
      for (let x = 0; x < frame.width;) {
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
            pen.fillStyle =
              random() < 0.85
                ? `rgba(255, ${between(random, 176, 214)}, 116, ${between(random, 0.3, 0.95)})`
                : 'rgba(190, 220, 240, 0.8)'
            pen.fillRect(pane, y, 4, 6)
          }
        }
        x += wide + (random() < 0.2 ? between(random, 4, 26) : 0)
      }
    }
    for (let x = 30; x < frame.width; x += between(random, 46, 88))
      lamps.push({ x, y: between(random, 276, 288), warmth: random(), phase: random() * 7 })
  })
  const glows = [
    createGlow(64, '255, 170, 84', 0.02),
    createGlow(64, '255, 216, 160', 0.02),
    createGlow(64, '120, 214, 190', 0.02),
  ]
  return (pen, seconds, scale, horizon) => {
    const left = width / 2 - (town.width * scale) / 2
    pen.drawImage(town, left, horizon - 300 * scale, town.width * scale, 300 * scale)
    pen.globalCompositeOperation = 'lighter'
    for (const { x, y, warmth, phase } of lamps) {
      const glow = glows[warmth < 0.62 ? 0 : warmth < 0.9 ? 1 : 2]!
      stamp(
        pen,
        glow,
        left + x * scale,
        horizon + (y - 300) * scale,
        0.42 * scale,
        0.85 + 0.15 * Math.sin(seconds * 3 + phase),
      )
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
