import { drawOnce } from '#scripts/demo/picture/canvas.ts'
import { presence } from '#scripts/demo/picture/easing.ts'
import type { Shot } from '#scripts/demo/picture/film.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'

/** The white of a title card, a little short of white. */
export const white = '#e9e7e1'

/** A title card with a ruled border, faded in and out. */
export function card(name: string, seconds: number, words: string[], foot: string): Shot {
  return {
    name,
    seconds,
    prepare: ({ width, height }) => {
      const board = drawOnce({ width, height }, (pen) => {
        pen.fillStyle = '#131312'
        pen.fillRect(0, 0, width, height)
        pen.strokeStyle = white
        for (const [inset, weight] of [
          [64, 3],
          [76, 1],
        ] as const) {
          pen.lineWidth = weight
          pen.strokeRect(inset, inset, width - inset * 2, height - inset * 2)
        }
        for (const [x, y] of [
          [76, 76],
          [width - 76, 76],
          [76, height - 76],
          [width - 76, height - 76],
        ] as const) {
          pen.fillStyle = '#131312'
          pen.fillRect(x - 18, y - 18, 36, 36)
          pen.beginPath()
          pen.arc(x, y, 13, 0, 2 * Math.PI)
          pen.stroke()
        }
        const lead = 92
        words.forEach((line, index) =>
          setLine(pen, {
            text: line,
            face: 'Serif',
            size: 74,
            x: width / 2,
            y: height / 2 + 8 + (index - (words.length - 1) / 2) * lead,
            align: 'center',
            colour: white,
          }),
        )
        setLine(pen, {
          text: foot,
          face: 'Sans',
          size: 17,
          x: width / 2,
          y: height - 128,
          align: 'center',
          colour: white,
          tracking: 460,
          alpha: 0.85,
        })
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
