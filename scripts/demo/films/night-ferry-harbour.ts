import { createGlow, stamp, wash } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, mix, presence, progress } from '#scripts/demo/picture/easing.ts'
import type { Shot } from '#scripts/demo/picture/film.ts'
import { raiseLine, setLine } from '#scripts/demo/picture/lettering.ts'
import { createHarbour, drawFerry } from './night-ferry-scenery.ts'
import { createSea } from './sea.ts'
import { createBokeh } from './wet-window.ts'

const cream = '#f3e6cf'

/** The title over empty water. */
export function titleShot(): Shot {
  return {
    name: 'Title',
    seconds: 7,
    prepare: (frame) => {
      const sea = createSea(frame, {
        horizon: 430,
        deep: [5, 12, 24],
        sky: [24, 48, 74],
        glitter: [255, 214, 150],
        light: 640,
        spread: 150,
        seed: 3,
      })
      const moon = createGlow(260, '255, 206, 140')
      return (pen, seconds) => {
        wash(pen, 0, 432, ['#040a17', '#0a1b33', '#1d3d5c', '#436480'])
        pen.globalCompositeOperation = 'lighter'
        stamp(pen, moon, 640, 440, 1.5, 0.5 * easeInOut(seconds / 3))
        pen.globalCompositeOperation = 'source-over'
        sea(pen, seconds)
        const alpha = 1 - easeInOut(progress(seconds, 5.9, 6.9))
        raiseLine(
          pen,
          {
            text: 'Night Ferry',
            face: 'Serif',
            size: 148,
            x: 640,
            y: 338,
            align: 'center',
            colour: cream,
            alpha,
            tracking: -12,
          },
          seconds,
          0.9,
          0.07,
        )
        setLine(pen, {
          text: 'A CROSSING IN SIX PICTURES',
          face: 'Sans',
          size: 15,
          x: 640,
          y: 392,
          align: 'center',
          colour: cream,
          tracking: 420,
          alpha: 0.8 * presence(seconds, 2.4, 6.8),
        })
      }
    },
  }
}

/** The town falls back, the boat crosses before it. */
export function harbourShot(): Shot {
  return {
    name: 'The harbour lights',
    seconds: 8,
    dissolve: 1.4,
    prepare: (frame) => {
      const sea = createSea(frame, {
        horizon: 400,
        deep: [4, 9, 20],
        sky: [26, 40, 66],
        glitter: [255, 178, 92],
        light: 640,
        spread: 560,
        seed: 8,
      })
      const harbour = createHarbour(frame)
      return (pen, seconds) => {
        wash(pen, 0, 402, ['#050b18', '#0b1a31', '#213553', '#3f4a63'])
        const away = easeInOut(seconds / 9)
        harbour(pen, seconds, mix(1.25, 0.86, away), 400)
        sea(pen, seconds + 20)
        drawFerry(pen, mix(980, 470, seconds / 8), 470, 0.9, seconds)
      }
    },
  }
}

/** Rain on the saloon window. */
export function windowShot(): Shot {
  return {
    name: 'Rain on the saloon window',
    seconds: 8,
    dissolve: 1.2,
    prepare: (frame) => createBokeh(frame),
  }
}
