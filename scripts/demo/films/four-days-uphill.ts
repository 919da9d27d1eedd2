import type { Film, Shot } from '../picture/film.ts'
import { stamp, wash, type Pen } from '../picture/canvas.ts'
import { clamp, easeInOut, easeOut, mix, presence, progress } from '../picture/easing.ts'
import { raiseLine, setLine } from '../picture/lettering.ts'
import { between, createRandom } from '../random.ts'
import { cutDisc, cutSheets, drawWalker, laySheet, type Sheet } from './paper.ts'

const size = { width: 1280, height: 720 }

type Day = {
  label: string
  words: string
  sky: string[]
  disc: { colour: string; radius: number; from: [number, number]; to: [number, number] }
  sheets: Sheet[]
  ink: string
  weather?: 'birds' | 'snow' | 'stars'
}

const days: Day[] = [
  {
    label: 'MONDAY',
    words: 'Down where the orchards are',
    ink: '#5b2b2a',
    sky: ['#f7dcae', '#f6c79b', '#f0a98a'],
    disc: { colour: '#fff3cf', radius: 74, from: [930, 330], to: [960, 210] },
    weather: 'birds',
    sheets: [
      { base: 380, rise: 70, feature: 420, colour: '#e79b80', speed: 5, seed: 11 },
      { base: 450, rise: 64, feature: 330, colour: '#cf7466', speed: 11, seed: 12 },
      { base: 520, rise: 52, feature: 300, colour: '#a8545a', speed: 19, seed: 13, trees: '#94474f' },
      { base: 600, rise: 36, feature: 420, colour: '#6f3848', speed: 32, seed: 14, octaves: 2 },
    ],
  },
  {
    label: 'TUESDAY',
    words: 'A forest that has no opinion of you',
    ink: '#f4ecd2',
    sky: ['#7fb5ac', '#a9cdb6', '#dbe2c0'],
    disc: { colour: '#f8e7ae', radius: 60, from: [960, 260], to: [1010, 190] },
    weather: 'birds',
    sheets: [
      { base: 340, rise: 110, feature: 380, colour: '#77a393', speed: 5, seed: 21 },
      { base: 420, rise: 80, feature: 300, colour: '#4f8377', speed: 12, seed: 22, trees: '#467a6e' },
      { base: 510, rise: 60, feature: 320, colour: '#31645e', speed: 21, seed: 23, trees: '#2a5853' },
      { base: 600, rise: 42, feature: 380, colour: '#1c413f', speed: 34, seed: 24, octaves: 2 },
    ],
  },
  {
    label: 'WEDNESDAY',
    words: 'Stone, and the evening arriving sideways',
    ink: '#ffe9c7',
    sky: ['#46306b', '#9a4a77', '#e8795f', '#f8b96b'],
    disc: { colour: '#ffd37a', radius: 92, from: [760, 300], to: [790, 410] },
    sheets: [
      { base: 350, rise: 170, feature: 260, colour: '#a8506f', speed: 5, seed: 31 },
      { base: 430, rise: 130, feature: 240, colour: '#7b3a64', speed: 12, seed: 32 },
      { base: 520, rise: 84, feature: 250, colour: '#512a55', speed: 22, seed: 35 },
      { base: 596, rise: 54, feature: 360, colour: '#2e1c3d', speed: 35, seed: 34, octaves: 2 },
    ],
  },
  {
    label: 'THURSDAY',
    words: 'Above the last warm thing',
    ink: '#eef4fb',
    sky: ['#152544', '#2b4a77', '#6a90b4', '#b9d0de'],
    disc: { colour: '#f3f6f4', radius: 48, from: [1010, 190], to: [980, 130] },
    weather: 'snow',
    sheets: [
      { base: 370, rise: 200, feature: 300, colour: '#8fb0cb', speed: 5, seed: 41 },
      { base: 450, rise: 150, feature: 260, colour: '#b7cede', speed: 12, seed: 42 },
      { base: 530, rise: 90, feature: 280, colour: '#d9e6ee', speed: 22, seed: 47 },
      { base: 596, rise: 46, feature: 380, colour: '#f6fafb', speed: 35, seed: 44, octaves: 2 },
    ],
  },
]

/** A walk in paper, one day a shot; 48 s. Sheets rise into place as each day opens. */
export const fourDaysUphill: Film = {
  size,
  vignette: 0.34,
  grain: 4,
  shots: [titleShot(), ...days.map(dayShot), topShot()],
}

function titleShot(): Shot {
  return {
    name: 'Title',
    seconds: 6,
    prepare: () => {
      const colours = ['#e9a07f', '#c96d5f', '#8f4653', '#4f2c40']
      const sheets = cutSheets(colours.map((colour, index) => ({ base: 420 + index * 76, rise: 120 - index * 20, feature: 320, colour, speed: 4 + index * 5, seed: 60 + index })))
      const sun = cutDisc(120, '#fbe3a8')
      return (pen, seconds) => {
        wash(pen, 0, 720, ['#f9e6c4', '#f6d3a6', '#f0b48f'])
        stamp(pen, sun, 640, mix(520, 330, easeOut(seconds / 3)))
        sheets.forEach((sheet, index) => laySheet(pen, sheet, seconds, 420 * (1 - easeOut((seconds - 0.25 * (3 - index)) / 1.5))))
        const alpha = 1 - easeInOut(progress(seconds, 5.2, 6))
        raiseLine(pen, { text: 'Four Days Uphill', face: 'Serif', size: 132, x: 640, y: 210, align: 'center', colour: '#5b2330', tracking: -10, alpha }, seconds, 1, 0.045)
        setLine(pen, { text: 'A WALK, CUT FROM PAPER', face: 'Sans', size: 15, x: 640, y: 262, align: 'center', colour: '#5b2330', tracking: 400, alpha: 0.85 * presence(seconds, 2.1, 5.8) })
      }
    },
  }
}

function dayShot(day: Day): Shot {
  return {
    name: day.label,
    seconds: 9,
    dissolve: 0.9,
    prepare: () => {
      const sheets = cutSheets(day.sheets)
      const disc = cutDisc(day.disc.radius, day.disc.colour)
      const flakes = createFlakes()
      return (pen, seconds) => {
        wash(pen, 0, 720, day.sky)
        const along = clamp(seconds / 9)
        const { from, to } = day.disc
        stamp(pen, disc, mix(from[0], to[0], along), mix(from[1], to[1], easeInOut(along)))
        if (day.weather === 'birds') drawBirds(pen, seconds, day.ink)
        sheets.forEach((sheet, index) => {
          laySheet(pen, sheet, seconds, 260 * (1 - easeOut((seconds - 0.12 * index) / 1.3)))
          if (index === 2 && day.weather === 'snow') drawSnow(pen, flakes, seconds, 0.6)
        })
        const front = sheets[3]!
        const x = mix(330, 760, along)
        const arrived = 260 * (1 - easeOut((seconds - 0.36) / 1.3))
        drawWalker(pen, x, front.edgeAt(x + front.speed * seconds) + 5 + arrived, 1.15, x + front.speed * seconds)
        if (day.weather === 'snow') drawSnow(pen, flakes, seconds * 1.3 + 4, 1.2)
        const alpha = presence(seconds, 1.1, 8.2)
        setLine(pen, { text: day.label, face: 'Sans Heavy', size: 15, x: 84, y: 96, colour: day.ink, tracking: 380, alpha })
        setLine(pen, { text: day.words, face: 'Serif Italic', size: 46, x: 82, y: 148, colour: day.ink, alpha: presence(seconds, 1.5, 8.2) })
      }
    },
  }
}

function topShot(): Shot {
  return {
    name: 'The top',
    seconds: 6,
    dissolve: 1.2,
    prepare: (frame) => {
      const sheets = cutSheets([
        { base: 560, rise: 60, feature: 300, colour: '#8d86ab', speed: 3, seed: 71 },
        { base: 620, rise: 50, feature: 340, colour: '#5e5a86', speed: 5, seed: 72 },
        { base: 690, rise: 46, feature: 300, colour: '#34345c', speed: 8, seed: 73 },
      ])
      const sun = cutDisc(170, '#fff0c2')
      return (pen, seconds) => {
        wash(pen, 0, 720, ['#f9b98d', '#fbd3a1', '#fdeac0'])
        stamp(pen, sun, 640, mix(400, 340, easeOut(seconds / 6)))
        for (const sheet of sheets) laySheet(pen, sheet, seconds)
        pen.fillStyle = '#1c1d38'
        pen.beginPath()
        pen.moveTo(400, 720)
        for (const [x, y] of [[520, 610], [560, 580], [610, 512], [640, 500], [678, 514], [716, 570], [770, 618], [880, 720]] as const) pen.lineTo(x, y)
        pen.fill()
        drawWalker(pen, 640, 502, 1.5, 0)
        setLine(pen, { text: 'and then the sea', face: 'Serif Italic', size: 54, x: 640, y: 130, align: 'center', colour: '#5b2330', alpha: presence(seconds, 0.9, 5.6, 0.9) })
        setLine(pen, { text: 'MADE BY USHER', face: 'Sans', size: 13, x: 640, y: 170, align: 'center', colour: '#5b2330', tracking: 420, alpha: 0.85 * presence(seconds, 1.8, 5.6) })
        pen.globalAlpha = easeInOut(progress(seconds, 5.1, 6))
        pen.fillStyle = '#fdeac0'
        pen.fillRect(0, 0, frame.width, frame.height)
        pen.globalAlpha = 1
      }
    },
  }
}

function drawBirds(pen: Pen, seconds: number, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 2.6
  pen.lineJoin = 'round'
  for (let bird = 0; bird < 7; bird++) {
    const [row, side] = [Math.ceil(bird / 2), bird % 2 ? 1 : -1]
    const x = 1_120 - seconds * 62 + row * 34
    const y = 250 + side * row * 17 - seconds * 5 + Math.sin(seconds * 1.6 + bird) * 3
    const flap = Math.sin(seconds * 9 + bird * 0.9) * 6
    pen.beginPath()
    pen.moveTo(x - 12, y - flap)
    pen.quadraticCurveTo(x - 4, y - 5, x, y)
    pen.quadraticCurveTo(x + 4, y - 5, x + 12, y - flap)
    pen.stroke()
  }
}

type Flake = { x: number; y: number; radius: number; fall: number; phase: number }

function createFlakes(): Flake[] {
  const random = createRandom(404)
  return Array.from({ length: 120 }, () => ({ x: random() * 1_400, y: random() * 760, radius: between(random, 1.6, 4.6), fall: between(random, 44, 96), phase: random() * 6.3 }))
}

function drawSnow(pen: Pen, flakes: Flake[], seconds: number, scale: number): void {
  pen.fillStyle = '#ffffff'
  pen.beginPath()
  for (const { x, y, radius, fall, phase } of flakes) {
    const [left, top] = [((x - seconds * 34 + Math.sin(seconds * 1.2 + phase) * 18 + 2_800) % 1_400) - 60, ((y + seconds * fall * scale) % 760) - 20]
    pen.moveTo(left + radius * scale, top)
    pen.arc(left, top, radius * scale, 0, 2 * Math.PI)
  }
  pen.fill()
}
