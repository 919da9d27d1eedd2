import { createPicture, type Canvas } from '#scripts/demo/picture/canvas.ts'
import { createVignette, renderFrameAt } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { balconyReel } from '#scripts/demo/films/balcony-reel.ts'
import { harbourNewsreel } from '#scripts/demo/films/harbour-newsreel.ts'
import { between, createRandom } from '#scripts/demo/random.ts'
import { darkenFoot, posterSize, setFoot } from './film-posters.ts'

/** A file card: the frame mounted on buff board, the title set below it. */
export function drawNewsreelPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#d9cfb8')
  const random = createRandom(2)
  for (let fibre = 0; fibre < 3_600; fibre++) {
    pen.fillStyle = random() < 0.5 ? 'rgba(90, 70, 40, 0.07)' : 'rgba(255, 250, 235, 0.12)'
    pen.fillRect(random() * 1000, random() * 1500, between(random, 2, 16), 1)
  }
  const frame = renderFrameAt(harbourNewsreel, 24.75)
  pen.save()
  pen.shadowColor = 'rgba(40, 30, 10, 0.45)'
  pen.shadowBlur = 34
  pen.shadowOffsetY = 10
  pen.fillStyle = '#0c0c0b'
  pen.fillRect(72, 72, 856, 900)
  pen.restore()
  pen.drawImage(frame, 150, 26, 660, 668, 72, 72, 856, 866)
  pen.fillStyle = '#0c0c0b'
  pen.fillRect(72, 936, 856, 36)
  pen.fillStyle = '#d9cfb8'
  for (let hole = 0; hole < 17; hole++) pen.fillRect(88 + hole * 50, 946, 26, 16)
  pen.fillStyle = '#b5331f'
  pen.fillRect(72, 1_020, 856, 7)
  setLine(pen, { text: 'Harbour Board', face: 'Serif', size: 146, x: 64, y: 1_168, colour: '#1b1a17', tracking: -18 })
  setLine(pen, {
    text: 'Reel No. 41',
    face: 'Serif Italic',
    size: 146,
    x: 64,
    y: 1_310,
    colour: '#b5331f',
    tracking: -10,
  })
  setFoot(pen, 'CRANE  STEAMER  BREAKWATER', '1931', '#1b1a17')
  return canvas
}

/** The first shot of the reel, enlarged until the grain of its shadows is all there is. */
export function drawBalconyPoster(): Canvas {
  const { canvas, pen } = createPicture(posterSize, '#5a2c20')
  const wall = balconyReel.shots[0]!.prepare(balconyReel.size)
  const still = createPicture(balconyReel.size)
  wall(still.pen, 7.4)
  pen.drawImage(still.canvas, 0, 40, 720, 1080, 0, 0, 1000, 1500)
  pen.drawImage(createVignette(posterSize, 0.5), 0, 0)
  darkenFoot(pen, 760, '62, 24, 18', 0.9)
  setLine(pen, { text: 'Balcony,', face: 'Serif Italic', size: 220, x: 60, y: 1_180, colour: '#fff0d6', tracking: -14 })
  setLine(pen, { text: 'August', face: 'Serif Italic', size: 220, x: 60, y: 1_362, colour: '#fff0d6', tracking: -14 })
  setFoot(pen, 'REEL 3, AFTER LUNCH', '1974', '#fff0d6')
  return canvas
}
