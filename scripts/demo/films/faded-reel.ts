import { type Canvas, type Pen, type Size, createGlow, drawOnce, stamp } from '#scripts/demo/picture/canvas.ts'
import { createRandom } from '#scripts/demo/random.ts'

/** What age does to a small reel: warm blacks, leaks of light at the edge, a wandering gate. */
export function fadeReel({ width, height }: Size): (pen: Pen, frame: number) => void {
  const leak = createGlow(420, '255, 120, 50')
  const gate: Canvas = drawOnce({ width, height }, (pen) => {
    pen.fillStyle = '#0d0a09'
    pen.beginPath()
    pen.rect(0, 0, width, height)
    pen.roundRect(16, 16, width - 32, height - 32, 34)
    pen.fill('evenodd')
  })
  return (pen, frame) => {
    pen.fillStyle = 'rgba(120, 60, 40, 0.12)'
    pen.fillRect(0, 0, width, height)
    pen.globalCompositeOperation = 'lighter'
    const strength = Math.max(0, Math.sin(frame * 0.021) * Math.sin(frame * 0.0073 + 1)) ** 2
    if (strength > 0.02)
      stamp(
        pen,
        leak,
        frame % 600 < 300 ? width : 0,
        height * (0.4 + 0.3 * Math.sin(frame * 0.011)),
        1.2,
        0.7 * strength,
      )
    pen.globalCompositeOperation = 'source-over'
    const random = createRandom(frame * 17)
    pen.fillStyle = `rgba(255, 240, 210, ${0.035 * random()})`
    pen.fillRect(0, 0, width, height)
    pen.drawImage(gate, 0, Math.round(Math.sin(frame * 0.3) * 1.5))
  }
}
