import type { Pen } from '#scripts/demo/picture/canvas.ts'
import { presence } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'

/** The frame, in pixels. */
export const size = { width: 1280, height: 720 }

/** The palette of the film. */
export const paper = '#f2ede1'
export const ink = '#16181d'
export const red = '#e5432b'
export const blue = '#1f46c4'

/** Fills the frame. */
export function fill(pen: Pen, colour: string): void {
  pen.fillStyle = colour
  pen.fillRect(0, 0, size.width, size.height)
}

/** A filled circle; a negative radius draws none. */
export function dot(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI)
  pen.fill()
}

/** The number and name of a chapter, top left, there until `end` seconds. */
export function caption(pen: Pen, number: string, words: string, seconds: number, end: number, colour: string): void {
  const alpha = presence(seconds, 0.2, end, 0.4, 0.3)
  setLine(pen, { text: number, face: 'Sans Heavy', size: 17, x: 72, y: 88, colour, alpha })
  setLine(pen, { text: words, face: 'Sans', size: 17, x: 112, y: 88, colour, alpha })
}
