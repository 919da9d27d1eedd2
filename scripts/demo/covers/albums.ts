import { createPicture, type Canvas, type Pen } from '#scripts/demo/picture/canvas.ts'
import { createVignette } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** Album covers are square, 1200 pixels a side. */
export const coverSize = { width: 1200, height: 1200 }

/** A month of tides as bars: two a day, springs and neaps. */
export function drawTideTablesCover(): Canvas {
  const { canvas, pen } = createPicture(coverSize, '#0f3a45')
  const bars = 58
  for (let bar = 0; bar < bars; bar++) {
    const spring = 0.55 + 0.45 * Math.cos((bar / bars) * 4 * Math.PI + 0.6)
    const high = 150 + 190 * spring + (bar % 2) * 34
    const low = 60 + 150 * spring
    const x = 96 + bar * (1008 / bars)
    const isFull = bar === 17
    pen.fillStyle = isFull ? '#f2a65a' : bar % 2 ? '#e9e3cf' : '#9fc3bd'
    pen.beginPath()
    pen.roundRect(x, 560 - high, 9, high + low, 4.5)
    pen.fill()
  }
  pen.fillStyle = '#0f3a45'
  pen.fillRect(80, 559, 1040, 3)
  pen.fillStyle = '#f2a65a'
  pen.beginPath()
  pen.arc(96 + 17 * (1008 / bars) + 4.5, 120, 26, 0, 2 * Math.PI)
  pen.fill()
  grainOver(pen, 12)
  pen.drawImage(createVignette(coverSize, 0.3), 0, 0)
  setLine(pen, { text: 'Tide Tables', face: 'Serif', size: 176, x: 86, y: 1_000, colour: '#f4eedb', tracking: -18 })
  setLine(pen, {
    text: 'The Harbour Wall Ensemble',
    face: 'Serif Italic',
    size: 56,
    x: 94,
    y: 1_088,
    colour: '#9fc3bd',
  })
  return canvas
}

/** Two rooms, one sun. */
export function drawRoomsFacingEastCover(): Canvas {
  const { canvas, pen } = createPicture(coverSize, '#efe3cc')
  room(pen, 96, '#e8a03c', '#f6cf74', '#d9532f', 0)
  room(pen, 624, '#2f5b8c', '#8fb7cf', '#f4c95d', 150)
  grainOver(pen, 31)
  pen.drawImage(createVignette(coverSize, 0.22), 0, 0)
  setLine(pen, { text: 'Rooms', face: 'Serif', size: 150, x: 88, y: 1_000, colour: '#2b1f1c', tracking: -14 })
  setLine(pen, {
    text: 'Facing East',
    face: 'Serif Italic',
    size: 150,
    x: 470,
    y: 1_000,
    colour: '#2b1f1c',
    tracking: -10,
  })
  setLine(pen, { text: 'Quarter Past Trio', face: 'Sans', size: 34, x: 96, y: 1_084, colour: '#2b1f1c', tracking: 20 })
  return canvas
}

function room(pen: Pen, left: number, wall: string, sky: string, sun: string, lift: number): void {
  pen.save()
  pen.beginPath()
  pen.rect(left, 96, 480, 720)
  pen.clip()
  pen.fillStyle = wall
  pen.fillRect(left, 96, 480, 720)
  pen.fillStyle = sky
  pen.fillRect(left + 70, 170, 340, 400)
  pen.save()
  pen.beginPath()
  pen.rect(left + 70, 170, 340, 400)
  pen.clip()
  pen.fillStyle = sun
  pen.beginPath()
  pen.arc(left + 240, 560 - lift, 130, 0, 2 * Math.PI)
  pen.fill()
  pen.fillStyle = '#2b1f1c'
  pen.fillRect(left + 70, 512, 340, 60)
  for (const [x, wide, tall] of [
    [70, 90, 60],
    [196, 60, 96],
    [300, 110, 44],
  ] as const)
    pen.fillRect(left + x, 512 - tall, wide, tall)
  pen.restore()
  pen.fillStyle = wall
  pen.fillRect(left + 234, 170, 12, 400)
  pen.fillRect(left + 70, 356, 340, 12)
  // The light of the window on the floor, leaning away from it.
  pen.fillStyle = sky
  pen.globalAlpha = 0.55
  for (const [from, to] of [
    [70, 234],
    [246, 410],
  ] as const) {
    pen.beginPath()
    pen.moveTo(left + from, 640)
    pen.lineTo(left + to, 640)
    pen.lineTo(left + to + 110, 816)
    pen.lineTo(left + from + 110, 816)
    pen.fill()
  }
  pen.globalAlpha = 1
  pen.fillStyle = 'rgba(43, 31, 28, 0.16)'
  pen.fillRect(left, 612, 480, 4)
  pen.restore()
}

function grainOver(pen: Pen, seed: number): void {
  const random = createRandom(seed)
  for (let speck = 0; speck < 22_000; speck++) {
    pen.fillStyle = random() < 0.5 ? 'rgba(255, 255, 255, 0.05)' : 'rgba(0, 0, 0, 0.06)'
    pen.fillRect(random() * 1200, random() * 1200, between(random, 1, 2.4), between(random, 1, 2.4))
  }
}
