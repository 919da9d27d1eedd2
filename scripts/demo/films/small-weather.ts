import type { Film, Shot } from '../picture/film.ts'
import type { Pen } from '../picture/canvas.ts'
import { easeInOut, easeOut, mix, overshoot, presence, progress } from '../picture/easing.ts'
import { setLine } from '../picture/lettering.ts'
import { chapters, drops, smallWeatherSeconds, strikes } from '../scores/small-weather-cues.ts'
import { createRandom } from '../random.ts'

const size = { width: 1280, height: 720 }
const paper = '#f2ede1'
const ink = '#16181d'
const red = '#e5432b'
const blue = '#1f46c4'

/** Type and plain shapes, one weather a chapter, cut to the score; 44 s. */
export const smallWeather: Film = {
  size,
  vignette: 0.14,
  grain: 4,
  shots: [
    { name: 'Title', seconds: chapters.rain - chapters.title, prepare: () => drawTitle },
    { name: 'Rain', seconds: chapters.wind - chapters.rain, prepare: () => drawRain },
    { name: 'Wind', seconds: chapters.fog - chapters.wind, prepare: () => drawWind },
    { name: 'Fog', seconds: chapters.storm - chapters.fog, dissolve: 1.2, prepare: () => drawFog },
    { name: 'Storm', seconds: chapters.sun - chapters.storm, prepare: () => drawStorm },
    { name: 'Sun', seconds: chapters.end - chapters.sun, prepare: () => drawSun },
    { name: 'End', seconds: smallWeatherSeconds - chapters.end, prepare: () => drawEnd },
  ] satisfies Shot[],
}

function fill(pen: Pen, colour: string): void {
  pen.fillStyle = colour
  pen.fillRect(0, 0, size.width, size.height)
}

function dot(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI)
  pen.fill()
}

function caption(pen: Pen, number: string, words: string, seconds: number, end: number, colour: string): void {
  const alpha = presence(seconds, 0.2, end, 0.4, 0.3)
  setLine(pen, { text: number, face: 'Sans Heavy', size: 17, x: 72, y: 88, colour, alpha })
  setLine(pen, { text: words, face: 'Sans', size: 17, x: 112, y: 88, colour, alpha })
}

function drawTitle(pen: Pen, seconds: number): void {
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
    setLine(pen, { text: word, face: 'Sans Heavy', size: 160, x: 64, y: 290 + row * 148 + 170 * (1 - shown), colour: ink, tracking: -40 })
    pen.restore()
  })
  setLine(pen, { text: 'Five forecasts for one afternoon', face: 'Serif Italic', size: 40, x: 72, y: 530, colour: ink, alpha: presence(seconds, 1.8, 5.4) })
}

function drawRain(pen: Pen, seconds: number): void {
  fill(pen, blue)
  const floor = 590
  setLine(pen, { text: 'rain', face: 'Sans Heavy', size: 420, x: 52, y: 512, colour: '#17369d', tracking: -50, alpha: easeInOut(seconds) })
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

function drawWind(pen: Pen, seconds: number): void {
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
    const [y, speed, reach, delay, weight] = [90 + random() * 560, 620 + random() * 900, 160 + random() * 420, random() * 1_900, 2 + random() * 5]
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

function drawFog(pen: Pen, seconds: number): void {
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
    for (const [stop, alpha] of [[0, 0], [0.5, strength], [1, 0]] as const) gradient.addColorStop(stop, `rgba(222, 223, 217, ${alpha})`)
    pen.fillStyle = gradient
    pen.beginPath()
    pen.roundRect(x - 500, y - 62, 1_500, 124, 62)
    pen.fill()
  }
  caption(pen, '3', 'Fog, or a word you nearly remember', seconds, 7, '#3c4345')
}

function drawStorm(pen: Pen, seconds: number): void {
  const last = strikes.filter((at) => at <= seconds).at(-1)
  const since = last === undefined ? 9 : seconds - last
  const flash = since < 0.09 || (since > 0.16 && since < 0.24)
  fill(pen, flash ? '#fff6e6' : '#14151c')
  const shake = Math.exp(-since * 3) * 16
  const [left, top] = [Math.sin(seconds * 91) * shake, Math.cos(seconds * 77) * shake]
  ;[...'storm'].forEach((letter, index) => {
    const knocked = since < 6 ? Math.exp(-since * 1.3) : 0
    pen.save()
    pen.translate(72 + [0, 204, 344, 570, 726][index]! + left, 520 + top + Math.sin(index * 2.4 + (last ?? 0) * 5) * 90 * knocked)
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
  for (const [index, [px, py]] of [...points.entries()].reverse()) pen.lineTo(px + (points.length - index) * 2.2, py + 4)
  pen.fill()
  pen.globalAlpha = 1
}

function drawSun(pen: Pen, seconds: number): void {
  fill(pen, '#f6e3c5')
  const risen = easeOut(seconds / 2.4)
  const [x, y] = [930, mix(960, 350, risen)]
  pen.save()
  pen.translate(x, y)
  pen.rotate(seconds * 0.16)
  for (let ray = 0; ray < 24; ray++) {
    pen.rotate((2 * Math.PI) / 24)
    const reach = 90 + (ray % 2 ? 130 : 60) * easeOut((seconds - 1.1 - ray * 0.03) / 1.2) + Math.sin(seconds * 3 + ray) * 8
    pen.fillStyle = ray % 2 ? red : '#f29a2e'
    pen.beginPath()
    pen.roundRect(-5, 210, 10, Math.max(0, reach - 80), 5)
    pen.fill()
  }
  pen.restore()
  dot(pen, x, y, 196, red)
  setLine(pen, { text: 'sun', face: 'Sans Heavy', size: 420, x: 64, y: 512, colour: ink, tracking: -40, alpha: easeInOut((seconds - 0.5) / 0.8) })
  caption(pen, '5', 'Sun, at last, in one weight', seconds, 6.4, ink)
}

function drawEnd(pen: Pen, seconds: number): void {
  fill(pen, paper)
  const colours = [blue, '#f3cf4a', '#9aa09e', ink, red]
  colours.forEach((colour, index) => dot(pen, 400 + index * 120, 300, 46 * overshoot((seconds - index * 0.12) / 0.8), colour))
  setLine(pen, { text: 'Small Weather', face: 'Sans Heavy', size: 40, x: 640, y: 440, align: 'center', colour: ink, tracking: -20, alpha: presence(seconds, 0.7, 4) })
  setLine(pen, { text: 'drawn, set and played by Usher', face: 'Serif Italic', size: 28, x: 640, y: 484, align: 'center', colour: ink, alpha: presence(seconds, 1, 4) })
}
