import { createGlow, stamp, wash, type Pen } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, easeOut, mix, presence, progress } from '#scripts/demo/picture/easing.ts'
import type { Shot } from '#scripts/demo/picture/film.ts'
import { raiseLine, setLine } from '#scripts/demo/picture/lettering.ts'
import { drawFerry } from './night-ferry-scenery.ts'
import { createStars } from './night-sky.ts'
import {
  createLamp,
  createLetterSheet,
  createSnow,
  drawGulls,
  drawLighthouse,
  lampOf,
  writeLine,
} from './letters-scenery.ts'
import { cutSheets, drawWalker, laySheet, type Sheet } from './paper.ts'
import { createSea, type Water } from './sea.ts'

/** The colours of one episode: its hour and its weather. */
export type Palette = {
  sky: string[]
  /** Sheets of land, far to near. */
  land: [far: string, middle: string, near: string]
  water: Pick<Water, 'deep' | 'sky' | 'glitter'>
  wall: string
  band: string
  /** The lamp's light, `r, g, b`. */
  lamp: string
  lampStrength: number
  paper: string
  desk: [top: string, bottom: string]
  ink: string
  weather: 'clear' | 'fog' | 'snow'
}

/** Seconds of the title sequence, the same in every episode. */
const titleSeconds = 6

/** The title sequence: the beam goes round, and the name stays where it passed. */
export function titleShot(): Shot {
  return {
    name: 'Title sequence',
    seconds: titleSeconds,
    dissolve: 0.6,
    prepare: (frame) => {
      const stars = createStars(frame, 470)
      const lamp = createLamp('255, 214, 140')
      const sea = createSea(frame, {
        horizon: 500,
        deep: [5, 12, 26],
        sky: [30, 52, 84],
        glitter: [255, 206, 132],
        light: 250,
        spread: 240,
        seed: 19,
      })
      return (pen, seconds) => {
        wash(pen, 0, 502, ['#07101f', '#122543', '#2c4a6c', '#62758a'])
        pen.drawImage(stars, -seconds * 2, 0)
        sea(pen, seconds + 40)
        drawRock(pen, 250, 560, '#0a1220')
        drawLighthouse(pen, 250, 500, 1.15, '#d9d2c2', '#a2372b')
        const [x, y] = lampOf(250, 500, 1.15)
        lamp(pen, x, y, seconds * 1.5 + 6.1, 1_500)
        const alpha = 1 - easeInOut(progress(seconds, 5.3, 6))
        const line = { face: 'Serif', size: 128, x: 420, colour: '#f6ead2', tracking: -10, alpha } as const
        raiseLine(pen, { ...line, text: 'Lighthouse', y: 250 }, seconds, 0.7, 0.06)
        raiseLine(pen, { ...line, text: 'Letters', y: 366 }, seconds, 1.5, 0.06)
        drawGulls(pen, 3, seconds, 900, 130, 'rgba(240, 236, 224, 0.55)')
      }
    },
  }
}

/** A letter, written while one watches, by a lamp that comes round. */
export function letterShot(name: string, palette: Palette, lines: string[], seconds: number): Shot {
  return {
    name,
    seconds,
    dissolve: 1,
    prepare: (frame) => {
      const sheet = createLetterSheet(palette.paper)
      const glow = createGlow(520, palette.lamp)
      return (pen, at) => {
        wash(pen, 0, frame.height, palette.desk)
        for (let board = 0; board < 6; board++) {
          pen.fillStyle = 'rgba(0, 0, 0, 0.16)'
          pen.fillRect(0, board * 132 + 40, frame.width, 3)
        }
        pen.save()
        pen.translate(frame.width / 2, frame.height / 2 + mix(26, -14, easeInOut(at / seconds)))
        pen.rotate(-0.035)
        pen.scale(mix(1, 1.06, at / seconds), mix(1, 1.06, at / seconds))
        pen.drawImage(sheet, -470, -350)
        const each = (seconds - 2) / lines.length
        lines.forEach((text, index) => {
          const from = 0.5 + index * each
          writeLine(
            pen,
            text,
            { x: -350, y: -160 + index * 104, size: 58, colour: palette.ink, from, until: from + each * 0.85 },
            at,
          )
        })
        pen.restore()
        pen.globalCompositeOperation = 'lighter'
        const round = Math.max(0, Math.sin((at / 9) * 4 * Math.PI)) ** 3
        stamp(pen, glow, mix(100, 1_200, (at % 4.5) / 4.5), 90, 1.5, 0.14 + 0.22 * round)
        pen.globalCompositeOperation = 'source-over'
      }
    },
  }
}

/** The tower on its cliff of cut paper, from afar or near. */
export function towerShot(name: string, palette: Palette, seconds: number, near = false): Shot {
  return {
    name,
    seconds,
    dissolve: 1.2,
    prepare: (frame) => {
      const [far, middle, close] = palette.land
      const sheets = cutSheets([
        { base: 470, rise: 46, feature: 420, colour: far, speed: 3, seed: 201 },
        { base: 550, rise: 60, feature: 360, colour: middle, speed: 7, seed: 202 },
        { base: 650, rise: 44, feature: 300, colour: close, speed: 15, seed: 203 },
      ] satisfies Sheet[])
      const lamp = createLamp(palette.lamp, palette.lampStrength)
      const weather = createWeather(palette.weather, frame.width, frame.height)
      return (pen, at) => {
        wash(pen, 0, frame.height, palette.sky)
        drawGulls(pen, 4, at, 360, 190, palette.ink)
        laySheet(pen, sheets[0]!, at)
        const scale = (near ? 1.5 : 0.92) * mix(1, 1.05, at / seconds)
        const x = mix(near ? 700 : 840, near ? 660 : 790, at / seconds)
        const ground = sheets[1]!.edgeAt(x + sheets[1]!.speed * at) + 26
        drawLighthouse(pen, x, ground, scale, palette.wall, palette.band)
        laySheet(pen, sheets[1]!, at)
        const [lampX, lampY] = lampOf(x, ground, scale)
        lamp(pen, lampX, lampY, at * 1.2 + 1, 1_300)
        weather(pen, at)
        laySheet(pen, sheets[2]!, at)
      }
    },
  }
}

/** The post boat crosses under the light. */
export function boatShot(name: string, palette: Palette, seconds: number, homeward = false): Shot {
  return {
    name,
    seconds,
    dissolve: 1.2,
    prepare: (frame) => {
      const horizon = 410
      const sea = createSea(frame, { horizon, ...palette.water, light: 980, spread: 260, seed: 31 })
      const lamp = createLamp(palette.lamp, palette.lampStrength)
      const weather = createWeather(palette.weather, frame.width, frame.height)
      return (pen, at) => {
        wash(pen, 0, horizon + 2, palette.sky)
        drawRock(pen, 980, horizon + 22, palette.land[2], 0.7)
        drawLighthouse(pen, 980, horizon - 20, 0.62, palette.wall, palette.band)
        sea(pen, at + 12)
        const [x, y] = lampOf(980, horizon - 20, 0.62)
        lamp(pen, x, y, at * 1.3 + 3, 1_200)
        const share = at / seconds
        pen.save()
        if (homeward) {
          pen.translate(frame.width, 0)
          pen.scale(-1, 1)
        }
        drawFerry(pen, homeward ? mix(880, 480, share) : mix(860, 330, share), 520, 1.05, at, palette.ink)
        pen.restore()
        weather(pen, at)
      }
    },
  }
}

/** Somebody walks the cliff to the tower. */
export function walkShot(name: string, palette: Palette, seconds: number): Shot {
  return {
    name,
    seconds,
    dissolve: 1.2,
    prepare: (frame) => {
      const [far, middle, close] = palette.land
      const sheets = cutSheets([
        { base: 430, rise: 60, feature: 460, colour: far, speed: 8, seed: 311 },
        { base: 560, rise: 54, feature: 480, colour: middle, speed: 30, seed: 312, octaves: 2 },
        { base: 680, rise: 34, feature: 320, colour: close, speed: 52, seed: 313, trees: close },
      ])
      const weather = createWeather(palette.weather, frame.width, frame.height)
      return (pen, at) => {
        wash(pen, 0, frame.height, palette.sky)
        drawGulls(pen, 5, at, 820, 150, palette.ink)
        laySheet(pen, sheets[0]!, at)
        laySheet(pen, sheets[1]!, at)
        const path = sheets[1]!
        const towerAt = mix(1_360, 900, at / seconds)
        drawLighthouse(pen, towerAt, path.edgeAt(towerAt + path.speed * at) + 20, 0.9, palette.wall, palette.band)
        laySheet(pen, path, at)
        const x = mix(330, 520, at / seconds)
        drawWalker(pen, x, path.edgeAt(x + path.speed * at) + 4, 1.35, at * 62, '#2f6d8c')
        weather(pen, at)
        laySheet(pen, sheets[2]!, at)
      }
    },
  }
}

/** Who made it, over the water. */
export function creditsShot(palette: Palette, seconds: number, last: string): Shot {
  return {
    name: 'Credits',
    seconds,
    dissolve: 1,
    prepare: (frame) => {
      const sea = createSea(frame, { horizon: 330, ...palette.water, light: 640, spread: 180, seed: 44 })
      return (pen, at) => {
        wash(pen, 0, 332, palette.sky)
        sea(pen, at + 60)
        pen.fillStyle = `rgba(4, 8, 16, ${0.55 + 0.2 * easeOut(at / seconds)})`
        pen.fillRect(0, 0, frame.width, frame.height)
        const centred = { x: 640, align: 'center', colour: '#f6ead2' } as const
        const shown = presence(at, 0.6, seconds - 0.3, 0.9, 0.7)
        setLine(pen, { ...centred, text: last, face: 'Serif Italic', size: 54, y: 318, alpha: shown })
        setLine(pen, {
          ...centred,
          text: 'DRAWN, WRITTEN AND SCORED BY THE USHER WORKSHOP',
          face: 'Sans',
          size: 14,
          y: 392,
          tracking: 260,
          alpha: 0.85 * presence(at, 1.4, seconds - 0.3, 0.9, 0.7),
        })
      }
    },
  }
}

function createWeather(weather: Palette['weather'], width: number, height: number): (pen: Pen, at: number) => void {
  if (weather === 'snow') return createSnow(width, height)
  if (weather === 'clear') return () => undefined
  const bank = createGlow(420, '226, 232, 232')
  return (pen, at) => {
    for (let index = 0; index < 9; index++) {
      const x = ((index * 260 + at * (16 + index * 4)) % (width + 800)) - 400
      stamp(pen, bank, x, 300 + (index % 4) * 110 + Math.sin(at * 0.4 + index) * 18, 1.5, 0.36)
    }
  }
}

function drawRock(pen: Pen, x: number, y: number, colour: string, scale = 1): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.moveTo(x - 250 * scale, y)
  for (const [dx, dy] of [
    [-180, -30],
    [-110, -42],
    [-60, -66],
    [50, -64],
    [96, -40],
    [170, -26],
    [240, 0],
  ] as const)
    pen.lineTo(x + dx * scale, y + dy * scale)
  pen.fill()
}
