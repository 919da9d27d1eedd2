import type { Pen } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, easeOut, mix, overshoot, presence } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { blue, caption, dot, fill, ink, paper, red } from './small-weather-shapes.ts'

/** The opening card. */
export function drawTitle(pen: Pen, seconds: number): void {
  fill(pen, paper)
  const grown = overshoot(seconds / 1.1)
  dot(pen, 960, 330, 190 * grown, red)
  dot(pen, mix(1_400, 806, easeOut((seconds - 0.5) / 1.1)), 452, 104, blue)
  pen.fillStyle = ink
  const bar = easeInOut((seconds - 0.9) / 0.9)
  for (let line = 0; line < 6; line++) pen.fillRect(960, 470 + line * 18, 250 * easeInOut(bar * 1.4 - line * 0.07), 6)
  ;['Small', 'Weather'].forEach((word, row) => {
    const shown = easeOut((seconds - 0.7 - row * 0.3) / 0.9)
    pen.save()
    pen.beginPath()
    pen.rect(0, 150 + row * 148, 1280, 170)
    pen.clip()
    setLine(pen, {
      text: word,
      face: 'Sans Heavy',
      size: 160,
      x: 64,
      y: 290 + row * 148 + 170 * (1 - shown),
      colour: ink,
      tracking: -40,
    })
    pen.restore()
  })
  setLine(pen, {
    text: 'Five forecasts for one afternoon',
    face: 'Serif Italic',
    size: 40,
    x: 72,
    y: 530,
    colour: ink,
    alpha: presence(seconds, 1.8, 5.4),
  })
}

/** A sun comes up beside its name. */
export function drawSun(pen: Pen, seconds: number): void {
  fill(pen, '#f6e3c5')
  const risen = easeOut(seconds / 2.4)
  const [x, y] = [930, mix(960, 350, risen)]
  pen.save()
  pen.translate(x, y)
  pen.rotate(seconds * 0.16)
  for (let ray = 0; ray < 24; ray++) {
    pen.rotate((2 * Math.PI) / 24)
    const reach =
      90 + (ray % 2 ? 130 : 60) * easeOut((seconds - 1.1 - ray * 0.03) / 1.2) + Math.sin(seconds * 3 + ray) * 8
    pen.fillStyle = ray % 2 ? red : '#f29a2e'
    pen.beginPath()
    pen.roundRect(-5, 210, 10, Math.max(0, reach - 80), 5)
    pen.fill()
  }
  pen.restore()
  dot(pen, x, y, 196, red)
  setLine(pen, {
    text: 'sun',
    face: 'Sans Heavy',
    size: 420,
    x: 64,
    y: 512,
    colour: ink,
    tracking: -40,
    alpha: easeInOut((seconds - 0.5) / 0.8),
  })
  caption(pen, '5', 'Sun, at last, in one weight', seconds, 6.4, ink)
}

/** The end card: one dot a forecast. */
export function drawEnd(pen: Pen, seconds: number): void {
  fill(pen, paper)
  const colours = [blue, '#f3cf4a', '#9aa09e', ink, red]
  colours.forEach((colour, index) =>
    dot(pen, 400 + index * 120, 300, 46 * overshoot((seconds - index * 0.12) / 0.8), colour),
  )
  setLine(pen, {
    text: 'Small Weather',
    face: 'Sans Heavy',
    size: 40,
    x: 640,
    y: 440,
    align: 'center',
    colour: ink,
    tracking: -20,
    alpha: presence(seconds, 0.7, 4),
  })
  setLine(pen, {
    text: 'drawn, set and played by Usher',
    face: 'Serif Italic',
    size: 28,
    x: 640,
    y: 484,
    align: 'center',
    colour: ink,
    alpha: presence(seconds, 1, 4),
  })
}
