import { createGlow, createPicture, stamp, wash, type Canvas, type Pen } from '#scripts/demo/picture/canvas.ts'
import { createVignette } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { drawFerry } from '#scripts/demo/films/night-ferry-scenery.ts'
import { createSea } from '#scripts/demo/films/sea.ts'
import { cutDisc, cutSheets, drawWalker } from '#scripts/demo/films/paper.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** Posters stand upright, 1000 × 1500 pixels. */
export const posterSize = { width: 1000, height: 1500 }

/** The small line at the foot of every poster. */
export function setFoot(pen: Pen, left: string, right: string, colour: string, y = 1_436): void {
  setLine(pen, { text: left, face: 'Sans', size: 19, x: 72, y, colour, tracking: 200 })
  setLine(pen, { text: right, face: 'Sans', size: 19, x: 928, y, align: 'right', colour, tracking: 200 })
}

/** Darkens the lower part of a poster from `top` on, so that what is set there can be read. */
export function darkenFoot(pen: Pen, top: number, colour: string, strength: number): void {
  const gradient = pen.createLinearGradient(0, top, 0, posterSize.height)
  gradient.addColorStop(0, `rgba(${colour}, 0)`)
  gradient.addColorStop(1, `rgba(${colour}, ${strength})`)
  pen.fillStyle = gradient
  pen.fillRect(0, top, posterSize.width, posterSize.height - top)
}

/** A moon, its road, and the boat about to cross it. */
export function drawNightFerryPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#030814')
  wash(pen, 0, 902, ['#030713', '#081930', '#16385a', '#3f6c88'])
  const random = createRandom(4)
  for (let star = 0; star < 300; star++) {
    const y = 860 * random() ** 1.3
    pen.fillStyle = `rgba(233, 241, 255, ${between(random, 0.1, 0.8) * (1 - y / 880)})`
    pen.fillRect(random() * 1000, y, between(random, 1, 2.6), between(random, 1, 2.6))
  }
  pen.globalCompositeOperation = 'lighter'
  stamp(pen, createGlow(620, '150, 190, 222'), 660, 610, 1, 0.6)
  pen.globalCompositeOperation = 'source-over'
  pen.fillStyle = '#f6f0de'
  pen.beginPath()
  pen.arc(660, 610, 118, 0, 2 * Math.PI)
  pen.fill()
  createSea(posterSize, {
    horizon: 900,
    deep: [3, 10, 20],
    sky: [44, 78, 104],
    glitter: [244, 236, 214],
    light: 660,
    spread: 150,
    seed: 9,
  })(pen, 12)
  drawFerry(pen, 330, 986, 1.25, 0.6)
  pen.drawImage(createVignette(posterSize, 0.6), 0, 0)
  darkenFoot(pen, 1_180, '3, 8, 20', 0.85)
  setLine(pen, { text: 'Night', face: 'Serif', size: 270, x: 62, y: 270, colour: '#f3e6cf', tracking: -22 })
  setLine(pen, { text: 'Ferry', face: 'Serif Italic', size: 270, x: 62, y: 478, colour: '#f3e6cf', tracking: -18 })
  setFoot(pen, 'A CROSSING IN SIX PICTURES', '2026', '#f3e6cf')
  return canvas
}

/** Cut paper, dusk below and a large sun. */
export function drawFourDaysPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#f9e6c4')
  wash(pen, 0, 1500, ['#f9e6c4', '#f8cf9e', '#ef9f80', '#c9646a'])
  stamp(pen, cutDisc(250, '#fff0c4'), 620, 690, 1.1)
  const colours = ['#e58d78', '#c4616a', '#8d4463', '#552c50', '#2a1a38']
  const sheets = cutSheets(
    colours.map((colour, index) => ({
      base: 250 + index * 84,
      rise: 150 - index * 22,
      feature: 250 + index * 20,
      colour,
      speed: 0,
      seed: 33 + index * 4,
      ...(index === 2 && { trees: '#7b3a58' }),
    })),
  )
  for (const sheet of sheets)
    pen.drawImage(sheet.picture, -520, 600 + sheet.top * 1.25, sheet.picture.width * 1.25, sheet.picture.height * 1.25)
  const walkerX = 560
  const ground = 600 + sheets[4]!.edgeAt((walkerX + 520) / 1.25 - 60) * 1.25
  drawWalker(pen, walkerX, ground + 6, 2.1, 10)
  pen.drawImage(createVignette(posterSize, 0.34), 0, 0)
  setLine(pen, {
    text: 'Four Days',
    face: 'Serif',
    size: 214,
    x: 500,
    y: 236,
    align: 'center',
    colour: '#5b2330',
    tracking: -20,
  })
  setLine(pen, {
    text: 'Uphill',
    face: 'Serif Italic',
    size: 214,
    x: 500,
    y: 404,
    align: 'center',
    colour: '#5b2330',
    tracking: -14,
  })
  setFoot(pen, 'A WALK, CUT FROM PAPER', '2026', '#f6d9b4')
  return canvas
}

/** Shapes and one grotesque. */
export function drawSmallWeatherPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#f2ede1')
  const disc = (x: number, y: number, radius: number, colour: string) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fill()
  }
  disc(640, 460, 300, '#e5432b')
  pen.globalCompositeOperation = 'multiply'
  disc(330, 650, 200, '#1f46c4')
  disc(700, 800, 96, '#f3cf4a')
  pen.globalCompositeOperation = 'source-over'
  pen.fillStyle = '#16181d'
  for (let line = 0; line < 9; line++) pen.fillRect(470 + line * 14, 640 + line * 26, 458 - line * 14, 9)
  pen.lineCap = 'round'
  pen.strokeStyle = '#1f46c4'
  pen.lineWidth = 10
  for (let drop = 0; drop < 7; drop++) {
    pen.beginPath()
    pen.moveTo(110 + drop * 54, 880 + (drop % 3) * 34)
    pen.lineTo(110 + drop * 54, 936 + (drop % 3) * 34)
    pen.stroke()
  }
  setLine(pen, { text: 'Small', face: 'Sans Heavy', size: 216, x: 56, y: 1_190, colour: '#16181d', tracking: -45 })
  setLine(pen, { text: 'Weather', face: 'Sans Heavy', size: 216, x: 56, y: 1_370, colour: '#16181d', tracking: -45 })
  setLine(pen, {
    text: 'Five forecasts for one afternoon',
    face: 'Serif Italic',
    size: 54,
    x: 66,
    y: 112,
    colour: '#16181d',
  })
  setFoot(pen, 'RAIN  WIND  FOG  STORM  SUN', '2025', '#16181d')
  return canvas
}
