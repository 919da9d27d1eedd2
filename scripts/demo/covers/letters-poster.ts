import { createLamp, drawLighthouse, lampOf } from '#scripts/demo/films/letters-scenery.ts'
import { createSea } from '#scripts/demo/films/sea.ts'
import { createPicture, wash, type Canvas } from '#scripts/demo/picture/canvas.ts'
import { createVignette } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { between, createRandom } from '#scripts/demo/random.ts'
import { darkenFoot, posterSize, setFoot } from './film-posters.ts'

/** The tower by night, and its light lying across the sheet as a letter lies folded. */
export function drawLettersPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#060d1b')
  wash(pen, 0, 1_052, ['#050b1a', '#10233f', '#2d4d70', '#8a7f86'])
  const random = createRandom(9)
  for (let star = 0; star < 260; star++) {
    const y = 900 * random() ** 1.3
    pen.fillStyle = `rgba(236, 242, 255, ${between(random, 0.1, 0.8) * (1 - y / 940)})`
    pen.fillRect(random() * 1000, y, between(random, 1, 2.6), between(random, 1, 2.6))
  }
  const light = { deep: [6, 14, 30], sky: [64, 82, 110], glitter: [255, 210, 140] } as const
  createSea(posterSize, {
    horizon: 1_050,
    deep: [...light.deep],
    sky: [...light.sky],
    glitter: [...light.glitter],
    light: 640,
    spread: 260,
    seed: 27,
  })(pen, 8)
  pen.fillStyle = '#0a1322'
  pen.beginPath()
  pen.moveTo(300, 1_120)
  for (const [x, y] of [
    [420, 1_070],
    [520, 1_046],
    [560, 1_020],
    [730, 1_022],
    [790, 1_052],
    [900, 1_080],
    [1_000, 1_110],
    [1_000, 1_150],
    [300, 1_150],
  ] as const)
    pen.lineTo(x, y)
  pen.fill()
  drawLighthouse(pen, 640, 1_030, 2.1, '#e8decb', '#a8362a')
  const [x, y] = lampOf(640, 1_030, 2.1)
  createLamp('255, 216, 144')(pen, x, y, 5.4, 1_500)
  darkenFoot(pen, 1_040, '3, 7, 16', 0.92)
  const title = { face: 'Serif', x: 72, colour: '#f7ecd6', tracking: -12 } as const
  setLine(pen, { ...title, text: 'Lighthouse', size: 176, y: 216 })
  setLine(pen, { ...title, text: 'Letters', size: 176, y: 372 })
  setFoot(pen, 'A SERIES IN TWO SEASONS', '2026', '#cdbf9f')
  pen.drawImage(createVignette(posterSize, 0.5), 0, 0)
  return canvas
}
