import type { Film, Shot } from '../picture/film.ts'
import { createPicture, drawOnce, wash, type Pen, type Size } from '../picture/canvas.ts'
import { easeInOut, mix, presence, progress } from '../picture/easing.ts'
import { setLine } from '../picture/lettering.ts'
import { createRidge } from '../picture/ridge.ts'
import { between, createRandom } from '../random.ts'

const size = { width: 960, height: 720 }
const white = '#e9e7e1'

/** A newsreel in the manner of 1931, 4:3, black and white; 42 s. */
export const harbourNewsreel: Film = {
  size,
  vignette: 0.72,
  grain: 11,
  overlay: wearPrint,
  shots: [
    card('Card 1', 5, ['Harbour Board', 'Reel No. 41'], 'THE NEW CRANE'),
    { name: 'The crane', seconds: 9, prepare: () => drawCrane },
    card('Card 2', 4, ['Nine tons of oranges', 'before luncheon.'], 'NORTH QUAY'),
    { name: 'The steamer', seconds: 9, prepare: prepareSteamer },
    card('Card 3', 4, ['The gulls, as ever,', 'were not consulted.'], 'BREAKWATER'),
    { name: 'The breakwater', seconds: 7.5, prepare: prepareBreakwater },
    card('Card 4', 3.5, ['The End'], 'HARBOUR BOARD'),
  ],
}

function card(name: string, seconds: number, words: string[], foot: string): Shot {
  return {
    name,
    seconds,
    prepare: ({ width, height }) => {
      const board = drawOnce({ width, height }, (pen) => {
        pen.fillStyle = '#131312'
        pen.fillRect(0, 0, width, height)
        pen.strokeStyle = white
        for (const [inset, weight] of [[64, 3], [76, 1]] as const) {
          pen.lineWidth = weight
          pen.strokeRect(inset, inset, width - inset * 2, height - inset * 2)
        }
        for (const [x, y] of [[76, 76], [width - 76, 76], [76, height - 76], [width - 76, height - 76]] as const) {
          pen.fillStyle = '#131312'
          pen.fillRect(x - 18, y - 18, 36, 36)
          pen.beginPath()
          pen.arc(x, y, 13, 0, 2 * Math.PI)
          pen.stroke()
        }
        const lead = 92
        words.forEach((line, index) => setLine(pen, { text: line, face: 'Serif', size: 74, x: width / 2, y: height / 2 + 8 + (index - (words.length - 1) / 2) * lead, align: 'center', colour: white }))
        setLine(pen, { text: foot, face: 'Sans', size: 17, x: width / 2, y: height - 128, align: 'center', colour: white, tracking: 460, alpha: 0.85 })
        pen.fillStyle = white
        pen.fillRect(width / 2 - 42, height - 174, 84, 2)
      })
      return (pen, at) => {
        pen.fillStyle = '#0c0c0b'
        pen.fillRect(0, 0, width, height)
        pen.globalAlpha = presence(at, 0, seconds, 0.35, 0.3)
        pen.drawImage(board, 0, 0)
      }
    },
  }
}

/** Steel lattice between two points. */
function lattice(pen: Pen, [x1, y1]: [number, number], [x2, y2]: [number, number], depth: number, bays: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1)
  pen.save()
  pen.translate(x1, y1)
  pen.rotate(Math.atan2(y2 - y1, x2 - x1))
  pen.beginPath()
  for (const side of [-1, 1]) {
    pen.moveTo(0, (side * depth) / 2)
    pen.lineTo(length, (side * depth) / 2)
  }
  for (let bay = 0; bay < bays; bay++) {
    const [from, to] = [(length * bay) / bays, (length * (bay + 1)) / bays]
    pen.moveTo(from, -depth / 2)
    pen.lineTo(to, depth / 2)
    pen.moveTo(from, depth / 2)
    pen.lineTo(to, -depth / 2)
  }
  pen.stroke()
  pen.restore()
}

function drawCrane(pen: Pen, seconds: number): void {
  wash(pen, 0, 720, ['#6f6e6a', '#a3a19b', '#cfccc4', '#b5b2aa'])
  const random = createRandom(7)
  for (let shed = 0; shed < 9; shed++) {
    const [x, wide, tall] = [shed * 118 - 30 - seconds * 2, 108, between(random, 70, 130)]
    pen.fillStyle = '#8a8882'
    pen.fillRect(x, 590 - tall, wide, tall)
    pen.beginPath()
    pen.moveTo(x - 4, 590 - tall)
    pen.lineTo(x + wide / 2, 560 - tall)
    pen.lineTo(x + wide + 4, 590 - tall)
    pen.fill()
  }
  pen.strokeStyle = '#24231f'
  pen.fillStyle = '#24231f'
  pen.lineWidth = 5
  const turn = easeInOut(progress(seconds, 3, 7.4))
  lattice(pen, [300, 606], [330, 260], 44, 7)
  lattice(pen, [420, 606], [390, 260], 44, 7)
  pen.fillRect(284, 236, 156, 46)
  pen.fillRect(318, 176, 92, 62)
  const tip: [number, number] = [mix(700, 820, turn), mix(150, 96, turn)]
  lattice(pen, [372, 214], tip, 30, 11)
  lattice(pen, [350, 214], [204, 172], 30, 4)
  pen.fillRect(168, 160, 60, 62)
  const hook = mix(560, 250, easeInOut(progress(seconds, 0.4, 4))) + mix(0, 190, easeInOut(progress(seconds, 6, 9)))
  const sway = Math.sin(seconds * 1.7) * 7
  pen.lineWidth = 2.5
  pen.beginPath()
  pen.moveTo(tip[0], tip[1])
  pen.lineTo(tip[0] + sway, hook)
  pen.moveTo(tip[0] + sway - 42, hook + 36)
  pen.lineTo(tip[0] + sway, hook)
  pen.lineTo(tip[0] + sway + 42, hook + 36)
  pen.stroke()
  pen.fillStyle = '#55524a'
  pen.fillRect(tip[0] + sway - 50, hook + 36, 100, 70)
  pen.strokeStyle = '#24231f'
  pen.lineWidth = 3
  pen.strokeRect(tip[0] + sway - 50, hook + 36, 100, 70)
  pen.beginPath()
  for (const plank of [18, 35, 52]) {
    pen.moveTo(tip[0] + sway - 50, hook + 36 + plank)
    pen.lineTo(tip[0] + sway + 50, hook + 36 + plank)
  }
  pen.stroke()
  wash(pen, 604, 720, ['#34332f', '#1c1b19'])
  for (let man = 0; man < 5; man++) {
    const x = 560 + man * 74 + Math.sin(seconds * 1.1 + man * 2) * 12
    drawMan(pen, x, 622 + (man % 2) * 8, seconds * 2 + man)
  }
}

function drawMan(pen: Pen, x: number, y: number, phase: number): void {
  pen.fillStyle = '#141311'
  pen.fillRect(x - 9, y - 54, 18, 34)
  pen.fillRect(x - 8, y - 24, 7, 26)
  pen.fillRect(x + 2, y - 24, 7, 26)
  pen.beginPath()
  pen.arc(x, y - 62, 7.5, 0, 2 * Math.PI)
  pen.fill()
  pen.fillRect(x - 11, y - 68, 20, 4)
  pen.strokeStyle = '#141311'
  pen.lineWidth = 5
  pen.beginPath()
  pen.moveTo(x + 7, y - 50)
  pen.lineTo(x + 20, y - 58 - 8 * Math.sin(phase))
  pen.stroke()
}

function drawWater(pen: Pen, top: number, seconds: number, light: string, dark: string): void {
  wash(pen, top, 720, [light, dark])
  const random = createRandom(17)
  for (let row = 0; row < 28; row++) {
    const near = row / 28
    const y = top + 6 + near ** 1.6 * (720 - top)
    pen.fillStyle = row % 3 ? 'rgba(20, 20, 18, 0.3)' : 'rgba(240, 238, 230, 0.34)'
    for (let mark = 0; mark < 12; mark++) {
      const x = ((random() * 1_200 + seconds * (14 + near * 50) * (row % 2 ? 1 : 0.7)) % 1_200) - 120
      pen.fillRect(x, y + Math.sin(seconds * 2 + mark + row) * 3 * (0.3 + near), 26 + near * 110 * random(), 1.5 + near * 4)
    }
  }
}

function prepareSteamer() {
  const random = createRandom(99)
  const puffs = Array.from({ length: 46 }, (_, index) => ({ at: index * 0.3 - 5, drift: between(random, 24, 54), grow: between(random, 12, 22), lift: between(random, 20, 34), shade: Math.round(between(random, 46, 110)) }))
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 440, ['#83817b', '#b9b6ae', '#dcd9d0'])
    const x = mix(760, 330, seconds / 9)
    for (const { at, drift, grow, lift, shade } of puffs) {
      const age = seconds - at
      if (age < 0 || age > 6) continue
      const from = mix(760, 330, at / 9) + 26
      pen.globalAlpha = 0.5 * (1 - age / 6)
      pen.fillStyle = `rgb(${shade}, ${shade}, ${shade - 3})`
      pen.beginPath()
      pen.arc(from + drift * age, 196 - lift * age ** 0.8, 12 + grow * age ** 0.8, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.globalAlpha = 1
    drawWater(pen, 438, seconds, '#9c9a93', '#3a3935')
    pen.save()
    pen.translate(x, 452 + Math.sin(seconds * 1.4) * 3)
    pen.fillStyle = '#1b1a18'
    pen.beginPath()
    pen.moveTo(-320, -66)
    pen.quadraticCurveTo(-300, -10, -270, 26)
    pen.lineTo(300, 26)
    pen.quadraticCurveTo(336, -8, 336, -58)
    pen.lineTo(200, -44)
    pen.lineTo(-180, -44)
    pen.fill()
    pen.fillStyle = '#d8d5cc'
    pen.fillRect(-150, -100, 330, 56)
    pen.fillRect(-96, -142, 210, 42)
    pen.fillStyle = '#2a2926'
    for (let port = 0; port < 16; port++) pen.fillRect(-138 + port * 20, -82, 9, 11)
    for (let port = 0; port < 9; port++) pen.fillRect(-84 + port * 22, -128, 11, 13)
    for (const funnel of [-20, 62]) {
      pen.fillStyle = '#1b1a18'
      pen.fillRect(funnel - 20, -246, 44, 104)
      pen.fillStyle = '#c9c6bd'
      pen.fillRect(funnel - 20, -222, 44, 20)
    }
    pen.fillStyle = '#1b1a18'
    pen.fillRect(-214, -252, 5, 206)
    pen.fillRect(232, -236, 5, 190)
    pen.fillStyle = '#e4e1d8'
    for (let line = 0; line < 5; line++) pen.fillRect(-290 + line * 9 + Math.sin(seconds * 5 + line) * 6, 24 + line * 4, 580 - line * 30, 2)
    pen.restore()
  }
}

function prepareBreakwater({ width }: Size) {
  const wave = createRidge(88, 120, 3)
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 470, ['#5f5e5a', '#94928c', '#c9c6be'])
    drawWater(pen, 430, seconds, '#8b8983', '#2b2a27')
    pen.fillStyle = '#262522'
    pen.beginPath()
    pen.moveTo(380, 720)
    pen.lineTo(520, 452)
    pen.lineTo(width, 436)
    pen.lineTo(width, 720)
    pen.fill()
    pen.fillRect(806, 250, 46, 200)
    pen.fillRect(796, 240, 66, 12)
    pen.fillRect(814, 204, 30, 36)
    const beat = (seconds % 2.5) / 2.5
    const random = createRandom(Math.floor(seconds / 2.5) + 3)
    pen.fillStyle = 'rgba(238, 236, 228, 0.75)'
    for (let drop = 0; drop < 150; drop++) {
      const [angle, force] = [between(random, -2.3, -0.9), between(random, 90, 330)]
      const x = 486 + Math.cos(angle) * force * beat * 1.1
      const y = 520 + Math.sin(angle) * force * beat * 1.9 + 430 * beat * beat
      pen.globalAlpha = 1 - beat
      pen.fillRect(x, y, 3 + random() * 5, 3 + random() * 5)
    }
    pen.globalAlpha = 1
    pen.strokeStyle = '#edebe4'
    pen.lineJoin = 'round'
    for (let gull = 0; gull < 8; gull++) {
      const gone = seconds * (52 + gull * 9) + gull * 170
      const x = (gone % 1_200) - 100
      const y = 110 + gull * 34 + wave(gone + gull * 300) * 46
      const flap = Math.sin(seconds * (5 + (gull % 3)) + gull * 1.4) * 11
      const span = 26 - gull
      pen.lineWidth = 3.5
      pen.beginPath()
      pen.moveTo(x - span, y - flap)
      pen.quadraticCurveTo(x - span * 0.4, y - 9 - flap * 0.3, x, y)
      pen.quadraticCurveTo(x + span * 0.4, y - 9 - flap * 0.3, x + span, y - flap)
      pen.stroke()
    }
    const close = easeInOut(progress(seconds, 6, 7.4))
    if (close > 0) irisOut(pen, 829, 222, mix(900, 0, close))
  }
}

function irisOut(pen: Pen, x: number, y: number, radius: number): void {
  pen.fillStyle = '#0c0c0b'
  pen.beginPath()
  pen.rect(0, 0, size.width, size.height)
  pen.arc(x, y, Math.max(0.1, radius), 0, 2 * Math.PI, true)
  pen.fill()
}

/** Gate weave, flicker, scratches, dust and the rounded corners of the projector's gate. */
function wearPrint({ width, height }: Size): (pen: Pen, frame: number) => void {
  const copy = createPicture({ width, height })
  return (pen, frame) => {
    const random = createRandom(frame * 31 + 5)
    copy.pen.drawImage(pen.canvas, 0, 0)
    pen.fillStyle = '#0c0c0b'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(copy.canvas, Math.round(Math.sin(frame * 0.21) * 1.6 + random()), Math.round(Math.sin(frame * 0.13) * 2 + random() * 1.5))
    pen.fillStyle = `rgba(0, 0, 0, ${0.03 + 0.09 * random()})`
    pen.fillRect(0, 0, width, height)
    const lane = 120 + ((Math.floor(frame / 40) * 373) % 720)
    pen.fillStyle = 'rgba(240, 238, 230, 0.28)'
    if (frame % 40 < 22) pen.fillRect(lane + random() * 2, 0, 1.2, height)
    for (let speck = 0; speck < 5; speck++) {
      const [x, y, radius] = [random() * width, random() * height, 0.8 + random() ** 4 * 6]
      pen.fillStyle = random() < 0.6 ? 'rgba(10, 10, 8, 0.8)' : 'rgba(245, 243, 236, 0.8)'
      pen.beginPath()
      pen.ellipse(x, y, radius, radius * (0.4 + random()), random() * 3, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.fillStyle = '#070706'
    pen.beginPath()
    pen.rect(0, 0, width, height)
    pen.roundRect(14, 12, width - 28, height - 24, 26)
    pen.fill('evenodd')
  }
}
