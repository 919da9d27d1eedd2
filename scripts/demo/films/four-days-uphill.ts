import { cutDisc, cutSheets, drawWalker, laySheet } from '#scripts/demo/films/paper.ts'
import { stamp, wash } from '#scripts/demo/picture/canvas.ts'
import { clamp, easeInOut, easeOut, mix, presence, progress } from '#scripts/demo/picture/easing.ts'
import type { Film, Shot } from '#scripts/demo/picture/film.ts'
import { raiseLine, setLine } from '#scripts/demo/picture/lettering.ts'
import { type Day, days } from './four-days-uphill-days.ts'
import { createFlakes, drawBirds, drawSnow } from './paper-weather.ts'

const size = { width: 1280, height: 720 }

/** A walk in paper, one day a shot; 48 s. Sheets rise into place as each day opens. */
export const fourDaysUphill: Film = {
  size,
  vignette: 0.34,
  grain: 2,
  shots: [titleShot(), ...days.map(dayShot), topShot()],
}

function titleShot(): Shot {
  return {
    name: 'Title',
    seconds: 6,
    prepare: () => {
      const colours = ['#e9a07f', '#c96d5f', '#8f4653', '#4f2c40']
      const sheets = cutSheets(
        colours.map((colour, index) => ({
          base: 420 + index * 76,
          rise: 120 - index * 20,
          feature: 320,
          colour,
          speed: 4 + index * 5,
          seed: 60 + index,
        })),
      )
      const sun = cutDisc(120, '#fbe3a8')
      return (pen, seconds) => {
        wash(pen, 0, 720, ['#f9e6c4', '#f6d3a6', '#f0b48f'])
        stamp(pen, sun, 640, mix(520, 330, easeOut(seconds / 3)))
        sheets.forEach((sheet, index) =>
          laySheet(pen, sheet, seconds, 420 * (1 - easeOut((seconds - 0.25 * (3 - index)) / 1.5))),
        )
        const alpha = 1 - easeInOut(progress(seconds, 5.2, 6))
        raiseLine(
          pen,
          {
            text: 'Four Days Uphill',
            face: 'Serif',
            size: 132,
            x: 640,
            y: 210,
            align: 'center',
            colour: '#5b2330',
            tracking: -10,
            alpha,
          },
          seconds,
          1,
          0.045,
        )
        setLine(pen, {
          text: 'A WALK, CUT FROM PAPER',
          face: 'Sans',
          size: 15,
          x: 640,
          y: 262,
          align: 'center',
          colour: '#5b2330',
          tracking: 400,
          alpha: 0.85 * presence(seconds, 2.1, 5.8),
        })
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
        setLine(pen, {
          text: day.label,
          face: 'Sans Heavy',
          size: 15,
          x: 84,
          y: 96,
          colour: day.ink,
          tracking: 380,
          alpha,
        })
        setLine(pen, {
          text: day.words,
          face: 'Serif Italic',
          size: 46,
          x: 82,
          y: 148,
          colour: day.ink,
          alpha: presence(seconds, 1.5, 8.2),
        })
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
        for (const [x, y] of [
          [520, 610],
          [560, 580],
          [610, 512],
          [640, 500],
          [678, 514],
          [716, 570],
          [770, 618],
          [880, 720],
        ] as const)
          pen.lineTo(x, y)
        pen.fill()
        drawWalker(pen, 640, 502, 1.5, 0)
        setLine(pen, {
          text: 'and then the sea',
          face: 'Serif Italic',
          size: 54,
          x: 640,
          y: 130,
          align: 'center',
          colour: '#5b2330',
          alpha: presence(seconds, 0.9, 5.6, 0.9),
        })
        setLine(pen, {
          text: 'MADE BY USHER',
          face: 'Sans',
          size: 13,
          x: 640,
          y: 170,
          align: 'center',
          colour: '#5b2330',
          tracking: 420,
          alpha: 0.85 * presence(seconds, 1.8, 5.6),
        })
        pen.globalAlpha = easeInOut(progress(seconds, 5.1, 6))
        pen.fillStyle = '#fdeac0'
        pen.fillRect(0, 0, frame.width, frame.height)
        pen.globalAlpha = 1
      }
    },
  }
}
