import type { Pen } from '#scripts/demo/picture/canvas.ts'
import { easeInOut } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { createRandom } from '#scripts/demo/random.ts'
import { strikes } from '#scripts/demo/scores/small-weather-cues.ts'
import { caption, dot, fill, ink, paper, red } from './small-weather-shapes.ts'

/** A word behind banks of fog. */
export function drawFog(pen: Pen, seconds: number): void {
  fill(pen, '#c9ccc8')
  dot(pen, 900, 300 - seconds * 6, 120, '#dcdcd5')
  const word = { text: 'fog', face: 'Sans Heavy', size: 430, y: 520, tracking: -40 } as const
  setLine(pen, { ...word, x: 220 + seconds * 9, colour: '#9aa09e', alpha: 0.45 })
  setLine(pen, { ...word, x: 205 + seconds * 5, colour: '#7e8685', alpha: 0.5 })
  setLine(pen, { ...word, x: 190, colour: '#565e60', alpha: 0.75 })
  for (let bank = 0; bank < 9; bank++) {
    const y = 130 + bank * 62 + Math.sin(seconds * 0.5 + bank) * 18
    const x = ((seconds * (18 + bank * 7) * (bank % 2 ? 1 : -1) + bank * 390 + 8_000) % 1_900) - 620
    const gradient = pen.createLinearGradient(0, y - 62, 0, y + 62)
    const strength = 0.3 + 0.4 * easeInOut((seconds - 0.5) / 5)
    for (const [stop, alpha] of [
      [0, 0],
      [0.5, strength],
      [1, 0],
    ] as const)
      gradient.addColorStop(stop, `rgba(222, 223, 217, ${alpha})`)
    pen.fillStyle = gradient
    pen.beginPath()
    pen.roundRect(x - 500, y - 62, 1_500, 124, 62)
    pen.fill()
  }
  caption(pen, '3', 'Fog, or a word you nearly remember', seconds, 7, '#3c4345')
}

/** Lightning on the strikes of the score; each one knocks the letters about. */
export function drawStorm(pen: Pen, seconds: number): void {
  const last = strikes.filter((at) => at <= seconds).at(-1)
  const since = last === undefined ? 9 : seconds - last
  const flash = since < 0.09 || (since > 0.16 && since < 0.24)
  fill(pen, flash ? '#fff6e6' : '#14151c')
  const shake = Math.exp(-since * 3) * 16
  const [left, top] = [Math.sin(seconds * 91) * shake, Math.cos(seconds * 77) * shake]
  ;[...'storm'].forEach((letter, index) => {
    const knocked = since < 6 ? Math.exp(-since * 1.3) : 0
    pen.save()
    pen.translate(
      72 + [0, 204, 344, 570, 726][index]! + left,
      520 + top + Math.sin(index * 2.4 + (last ?? 0) * 5) * 90 * knocked,
    )
    pen.rotate(Math.sin(index * 3.7 + (last ?? 0) * 9) * 0.3 * knocked)
    setLine(pen, { text: letter, face: 'Sans Heavy', size: 340, x: 0, y: 0, colour: flash ? ink : '#31333f' })
    pen.restore()
  })
  if (since < 0.75) drawBolt(pen, strikes.indexOf(last ?? 0), 1 - since / 0.75, flash ? red : '#ffe27a')
  pen.strokeStyle = flash ? 'rgba(20, 21, 28, 0.5)' : 'rgba(150, 160, 190, 0.42)'
  pen.lineWidth = 2
  const random = createRandom(19)
  pen.beginPath()
  for (let streak = 0; streak < 90; streak++) {
    const [x, y] = [random() * 1_500, (random() * 900 + seconds * 1_500) % 900]
    pen.moveTo(x - y * 0.25, y - 90)
    pen.lineTo(x - y * 0.25 - 16, y - 30)
  }
  pen.stroke()
  caption(pen, '4', 'Storm, set loosely', seconds, 7, flash ? ink : paper)
}

function drawBolt(pen: Pen, seed: number, alpha: number, colour: string): void {
  const random = createRandom(100 + seed)
  let [x, y] = [360 + seed * 300, -20]
  const points: [number, number][] = [[x, y]]
  while (y < 640) {
    x += (random() - 0.5) * 170
    y += 50 + random() * 70
    points.push([x, y])
  }
  pen.globalAlpha = alpha
  pen.fillStyle = colour
  pen.beginPath()
  points.forEach(([px, py], index) => pen.lineTo(px - (points.length - index) * 2.2, py))
  for (const [index, [px, py]] of [...points.entries()].reverse())
    pen.lineTo(px + (points.length - index) * 2.2, py + 4)
  pen.fill()
  pen.globalAlpha = 1
}
