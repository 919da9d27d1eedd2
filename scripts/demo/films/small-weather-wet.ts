import type { Pen } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, easeOut, mix, progress } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { createRandom } from '#scripts/demo/random.ts'
import { drops } from '#scripts/demo/scores/small-weather-cues.ts'
import { blue, caption, dot, fill, ink, paper, red } from './small-weather-shapes.ts'

/** Twelve columns of drops, each landing on its note. */
export function drawRain(pen: Pen, seconds: number): void {
  fill(pen, blue)
  const floor = 590
  setLine(pen, {
    text: 'rain',
    face: 'Sans Heavy',
    size: 420,
    x: 52,
    y: 512,
    colour: '#17369d',
    tracking: -50,
    alpha: easeInOut(seconds),
  })
  pen.lineCap = 'round'
  for (const { at, column } of drops) {
    const x = 90 + column * 100
    const until = seconds - at
    if (until < -0.7 || until > 1.6) continue
    if (until < 0) {
      const fallen = progress(until, -0.7, 0) ** 2
      const y = mix(-120, floor, fallen)
      pen.strokeStyle = paper
      pen.lineWidth = 9
      pen.beginPath()
      pen.moveTo(x, y - 30 - 60 * fallen)
      pen.lineTo(x, y)
      pen.stroke()
      continue
    }
    const spread = easeOut(until / 1.6)
    pen.globalAlpha = 1 - until / 1.6
    pen.strokeStyle = column % 4 === 1 ? '#ffb39f' : paper
    pen.lineWidth = mix(9, 1, spread)
    pen.beginPath()
    pen.ellipse(x, floor, 14 + 120 * spread, (14 + 120 * spread) * 0.3, 0, 0, 2 * Math.PI)
    pen.stroke()
    const hop = until * 1.9
    if (hop < 1) dot(pen, x - 26 * hop, floor - 120 * hop * (1 - hop), 5, paper)
    if (hop < 1) dot(pen, x + 18 * hop, floor - 170 * hop * (1 - hop), 4, paper)
    pen.globalAlpha = 1
  }
  caption(pen, '1', 'Rain, in eighths', seconds, 8, paper)
}

/** Letters that lean with the gust, and what flies past them. */
export function drawWind(pen: Pen, seconds: number): void {
  fill(pen, '#f3cf4a')
  const gust = Math.max(0, Math.sin((seconds / 7) * Math.PI)) * (0.6 + 0.4 * Math.sin(seconds * 2.3))
  ;[...'wind'].forEach((letter, index) => {
    const shown = easeOut((seconds - index * 0.12) / 0.9)
    const wave = Math.sin(seconds * 3.2 - index * 0.8)
    pen.save()
    pen.translate(mix(-500, 150 + [0, 316, 428, 678][index]!, shown), 500)
    pen.transform(1, 0, -0.08 - gust * (0.42 + 0.1 * wave), 1, 0, wave * gust * 22)
    setLine(pen, { text: letter, face: 'Sans Heavy', size: 400, x: 0, y: 0, colour: ink })
    pen.restore()
  })
  const random = createRandom(8)
  pen.lineCap = 'round'
  for (let strand = 0; strand < 26; strand++) {
    const [y, speed, reach, delay, weight] = [
      90 + random() * 560,
      620 + random() * 900,
      160 + random() * 420,
      random() * 1_900,
      2 + random() * 5,
    ]
    const head = ((seconds * speed + delay) % 2_300) - 400
    pen.strokeStyle = strand % 6 === 0 ? red : strand % 3 === 0 ? ink : '#fffaf0'
    pen.lineWidth = weight
    pen.globalAlpha = Math.min(1, 0.15 + gust)
    pen.beginPath()
    for (let step = 0; step <= 12; step++) {
      const x = head - reach + (reach * step) / 12
      pen.lineTo(x, y + Math.sin(x * 0.008 + seconds * 2 + strand) * 16 * (0.4 + gust))
    }
    pen.stroke()
  }
  pen.globalAlpha = 1
  caption(pen, '2', 'Wind, gusting to italic', seconds, 7, ink)
}
