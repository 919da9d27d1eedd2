import type { Face, Pen } from './canvas.ts'
import { easeOut, progress } from './easing.ts'

/** One line of type. `tracking` is in thousandths of the size; `y` is the baseline. */
export type Line = {
  text: string
  face: Face
  size: number
  x: number
  y: number
  colour: string
  align?: 'left' | 'center' | 'right'
  tracking?: number
  alpha?: number
}

/** Width of a line in pixels, without the space after its last letter. */
export function measureLine(
  pen: Pen,
  { text, face, size, tracking = 0 }: Pick<Line, 'text' | 'face' | 'size' | 'tracking'>,
): number {
  setType(pen, face, size, tracking)
  return pen.measureText(text).width - (tracking * size) / 1000
}

/** Sets a line of type. */
export function setLine(pen: Pen, line: Line): void {
  const { text, face, size, x, y, colour, align = 'left', tracking = 0, alpha = 1 } = line
  if (alpha <= 0) return
  const width = align === 'left' ? 0 : measureLine(pen, line)
  setType(pen, face, size, tracking)
  pen.textAlign = 'left'
  pen.globalAlpha = alpha
  pen.fillStyle = colour
  pen.fillText(text, align === 'left' ? x : align === 'center' ? x - width / 2 : x - width, y)
  pen.globalAlpha = 1
  pen.letterSpacing = '0px'
}

/** Sets a line letter by letter: each rises into its place, one after another, from `start` seconds on. */
export function raiseLine(pen: Pen, line: Line, seconds: number, start: number, stagger = 0.05): void {
  const { text, size, align = 'left', tracking = 0, alpha = 1 } = line
  const width = align === 'left' ? 0 : measureLine(pen, line)
  const left = align === 'left' ? line.x : align === 'center' ? line.x - width / 2 : line.x - width
  ;[...text].forEach((letter, index) => {
    const shown = easeOut(progress(seconds, start + index * stagger, start + index * stagger + 0.9))
    if (shown <= 0 || letter === ' ') return
    const before =
      measureLine(pen, { ...line, text: text.slice(0, index) + letter }) - measureLine(pen, { ...line, text: letter })
    setLine(pen, {
      ...line,
      text: letter,
      align: 'left',
      tracking,
      x: left + before,
      y: line.y + (1 - shown) * size * 0.28,
      alpha: alpha * shown,
    })
  })
}

function setType(pen: Pen, face: Face, size: number, tracking: number): void {
  pen.font = `${size}px "${face}"`
  pen.letterSpacing = `${(tracking * size) / 1000}px`
}
