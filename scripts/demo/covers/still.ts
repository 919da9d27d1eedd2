import { createPicture, type Canvas } from '#scripts/demo/picture/canvas.ts'
import { renderFrameAt, type Film } from '#scripts/demo/picture/film.ts'

/** Stills lie across, 1280 × 720 pixels. */
export const stillSize = { width: 1280, height: 720 }

/** One frame of a film, cropped to 16:9. `focus` is the height of the crop's middle, 0 top to 1 bottom. */
export function drawFilmStill(film: Film, seconds: number, focus = 0.5): Canvas {
  const frame = renderFrameAt(film, seconds)
  const { canvas, pen } = createPicture(stillSize)
  const tall = (frame.width * 9) / 16
  const top = Math.max(0, Math.min(frame.height - tall, frame.height * focus - tall / 2))
  // A worn reel has a dark edge; the crop leaves it out.
  const inset = film.overlay ? frame.width * 0.035 : 0
  pen.drawImage(frame, inset, top + inset * 0.5625, frame.width - inset * 2, tall - inset * 1.125, 0, 0, 1280, 720)
  return canvas
}

/** An album cover lying on its own colours, blown up until they are a wall. */
export function drawCoverStill(cover: Canvas): Canvas {
  const { canvas, pen } = createPicture(stillSize)
  pen.filter = 'blur(46px) brightness(0.62)'
  pen.drawImage(cover, 0, 130, 1200, 675, -120, -70, 1520, 860)
  pen.filter = 'none'
  pen.shadowColor = 'rgba(0, 0, 0, 0.55)'
  pen.shadowBlur = 50
  pen.shadowOffsetY = 16
  pen.drawImage(cover, 370, 90, 540, 540)
  return canvas
}
