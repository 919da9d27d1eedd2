import { type Pen, createGlow, createPicture, stamp, wash } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, mix, presence, progress } from '#scripts/demo/picture/easing.ts'
import type { Shot } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { drawFerry } from './night-ferry-scenery.ts'
import { createStars, disc } from './night-sky.ts'
import { createSea } from './sea.ts'

/** Open water under the moon. */
export function moonShot(): Shot {
  return {
    name: 'Open water',
    seconds: 9,
    dissolve: 1.4,
    prepare: (frame) => {
      const sea = createSea(frame, {
        horizon: 330,
        deep: [3, 10, 20],
        sky: [38, 66, 92],
        glitter: [214, 232, 246],
        light: 820,
        spread: 95,
        seed: 14,
      })
      const halo = createGlow(420, '150, 190, 222')
      const stars = createStars(frame, 330)
      return (pen, seconds) => {
        wash(pen, 0, 332, ['#030814', '#08162a', '#13304c', '#2b526f'])
        pen.globalAlpha = 0.9
        pen.drawImage(stars, -seconds * 1.5, 0)
        const height = 168 - seconds * 2.4
        pen.globalCompositeOperation = 'lighter'
        stamp(pen, halo, 820, height, 1, 0.55)
        pen.globalCompositeOperation = 'source-over'
        disc(pen, 820, height, 46, '#f4f0e2')
        pen.globalAlpha = 0.1
        for (const [x, y, r] of [
          [806, -12, 12],
          [836, 8, 9],
          [818, 20, 6],
          [800, 10, 5],
        ] as const)
          disc(pen, x, height + y, r, '#5c6b7a')
        pen.globalAlpha = 1
        sea(pen, seconds + 40)
        drawFerry(pen, mix(190, 520, seconds / 9), 392, 0.5, seconds)
      }
    },
  }
}

/** A lighthouse turns; when it faces us the picture glares. */
export function lighthouseShot(): Shot {
  return {
    name: 'The light on the point',
    seconds: 8,
    dissolve: 1.4,
    prepare: (frame) => {
      const sea = createSea(frame, {
        horizon: 440,
        deep: [6, 14, 28],
        sky: [44, 62, 88],
        glitter: [255, 226, 170],
        light: 930,
        spread: 120,
        seed: 21,
      })
      const lamp = createGlow(300, '255, 232, 180')
      const beam = createBeam()
      const stars = createStars(frame, 400)
      return (pen, seconds) => {
        wash(pen, 0, 442, ['#060c1c', '#102141', '#2c466a', '#6c7488'])
        pen.globalAlpha = 0.6
        pen.drawImage(stars, 0, 0)
        pen.globalAlpha = 1
        const turn = seconds * 1.15 + 0.4
        const facing = Math.max(0, Math.cos(turn)) ** 10
        pen.globalCompositeOperation = 'lighter'
        for (const side of [turn, turn + Math.PI]) {
          pen.save()
          pen.translate(930, 236)
          pen.scale(Math.sin(side), 1)
          pen.globalAlpha = 0.55 * Math.abs(Math.sin(side)) ** 0.5
          pen.drawImage(beam, 0, -90)
          pen.restore()
        }
        pen.globalCompositeOperation = 'source-over'
        sea(pen, seconds + 60)
        drawPoint(pen)
        pen.globalCompositeOperation = 'lighter'
        stamp(pen, lamp, 930, 236, 0.35 + facing * 2.2, 0.5 + 0.5 * facing)
        pen.globalCompositeOperation = 'source-over'
      }
    },
  }
}

/** Morning, the end card, and out. */
export function dawnShot(): Shot {
  return {
    name: 'The other side',
    seconds: 8,
    dissolve: 1.6,
    prepare: (frame) => {
      const sea = createSea(frame, {
        horizon: 420,
        deep: [44, 52, 76],
        sky: [226, 158, 128],
        glitter: [255, 226, 176],
        light: 480,
        spread: 170,
        seed: 33,
      })
      const sun = createGlow(520, '255, 190, 120')
      return (pen, seconds) => {
        wash(pen, 0, 422, ['#39496b', '#7f7a90', '#d69a86', '#f7cf9c'])
        const height = 424 - seconds * 5
        pen.globalCompositeOperation = 'lighter'
        stamp(pen, sun, 480, height, 1, 0.6)
        pen.globalCompositeOperation = 'source-over'
        disc(pen, 480, height, 40, '#fffdf0')
        sea(pen, seconds + 80)
        drawFerry(pen, mix(700, 800, seconds / 8), 462, 0.62, seconds, '#2a2f45')
        const dark = easeInOut(progress(seconds, 6.6, 8))
        setLine(pen, {
          text: 'The other side',
          face: 'Serif Italic',
          size: 64,
          x: 640,
          y: 220,
          align: 'center',
          colour: '#fff4df',
          alpha: presence(seconds, 1.6, 7.4, 1.2),
        })
        setLine(pen, {
          text: 'MADE BY USHER',
          face: 'Sans',
          size: 13,
          x: 640,
          y: 262,
          align: 'center',
          colour: '#fff4df',
          tracking: 420,
          alpha: 0.85 * presence(seconds, 2.6, 7.4, 1),
        })
        pen.globalAlpha = dark
        pen.fillStyle = '#0b1020'
        pen.fillRect(0, 0, frame.width, frame.height)
        pen.globalAlpha = 1
      }
    },
  }
}

function createBeam() {
  const { canvas, pen } = createPicture({ width: 1_100, height: 180 })
  const gradient = pen.createLinearGradient(0, 0, 1_100, 0)
  gradient.addColorStop(0, 'rgba(255, 236, 190, 0.85)')
  gradient.addColorStop(0.35, 'rgba(255, 230, 180, 0.25)')
  gradient.addColorStop(1, 'rgba(255, 226, 170, 0)')
  pen.filter = 'blur(7px)'
  pen.fillStyle = gradient
  pen.beginPath()
  pen.moveTo(0, 86)
  pen.lineTo(1_100, 20)
  pen.lineTo(1_100, 160)
  pen.lineTo(0, 94)
  pen.fill()
  return canvas
}

function drawPoint(pen: Pen): void {
  pen.fillStyle = '#070c17'
  pen.beginPath()
  pen.moveTo(640, 452)
  pen.bezierCurveTo(740, 440, 800, 400, 880, 386)
  pen.bezierCurveTo(980, 372, 1120, 402, 1280, 380)
  pen.lineTo(1280, 470)
  pen.bezierCurveTo(1100, 486, 820, 468, 640, 452)
  pen.fill()
  pen.beginPath()
  pen.moveTo(908, 392)
  pen.lineTo(918, 250)
  pen.lineTo(942, 250)
  pen.lineTo(952, 392)
  pen.fill()
  pen.fillRect(912, 246, 36, 5)
  pen.fillRect(920, 222, 20, 6)
  pen.beginPath()
  pen.arc(930, 222, 10, Math.PI, 0)
  pen.fill()
  pen.fillStyle = '#ffedc0'
  pen.fillRect(923, 228, 14, 18)
}
