import { createPicture, drawOnce, type Canvas, type Pen, type Size } from './canvas.ts'
import { easeInOut } from './easing.ts'

/** Draws one frame of a shot, `seconds` after its first. It covers the whole frame. */
export type Draw = (pen: Pen, seconds: number) => void

/** `prepare` is called once, when the shot is first seen; `dissolve` is how long it mixes out of the shot before it. */
export type Shot = { name: string; seconds: number; dissolve?: number; prepare: (size: Size) => Draw }

/** A film as a list of shots and what lies over all of them. */
export type Film = {
  size: Size
  shots: Shot[]
  /** Strength of the dark corners, 0 to 1. */
  vignette: number
  /** Strength of the film grain, in steps of 8-bit luma. */
  grain: number
  /** Drawn over every frame, before the dark corners: dust, weave, a scale that belongs to the whole film. */
  overlay?: (size: Size) => (pen: Pen, frame: number) => void
}

/** Frames a second of every demo film. */
export const frameRate = 24

/** Length in seconds: dissolves lie within the shots, so it is their plain sum. */
export function filmSeconds(film: Film): number {
  return film.shots.reduce((sum, shot) => sum + shot.seconds, 0)
}

/** Frames one after another. The same canvas is returned each time: read it before asking for the next. */
export function* renderFrames(film: Film): Generator<Canvas> {
  const main = createPicture(film.size, '#000')
  const under = createPicture(film.size, '#000')
  const corners = createVignette(film.size, film.vignette)
  const over = film.overlay?.(film.size)
  const opened = film.shots.map<Draw | null>(() => null)
  const starts = film.shots.map((_, index) => film.shots.slice(0, index).reduce((sum, shot) => sum + shot.seconds, 0))
  const open = (index: number) => (opened[index] ??= film.shots[index]!.prepare(film.size))

  const frames = Math.round(filmSeconds(film) * frameRate)
  for (let frame = 0, index = 0; frame < frames; frame++) {
    const seconds = frame / frameRate
    while (index + 1 < film.shots.length && seconds >= starts[index + 1]! - 1e-6) {
      if (index > 0) opened[index - 1] = null
      index += 1
    }
    const within = seconds - starts[index]!
    const dissolve = film.shots[index]!.dissolve ?? 0
    fresh(main.pen)
    open(index)(main.pen, within)
    if (index > 0 && within < dissolve) {
      fresh(under.pen)
      open(index - 1)(under.pen, seconds - starts[index - 1]!)
      fresh(main.pen)
      main.pen.globalAlpha = 1 - easeInOut(within / dissolve)
      main.pen.drawImage(under.canvas, 0, 0)
    }
    fresh(main.pen)
    over?.(main.pen, frame)
    fresh(main.pen)
    main.pen.drawImage(corners, 0, 0)
    yield main.canvas
  }
}

/** One frame of the middle of a shot, as it looks with everything over it; dissolves left out. */
export function renderFrameAt(film: Film, seconds: number): Canvas {
  let start = 0
  const shot = film.shots.find((each) => (start += each.seconds) > seconds) ?? film.shots.at(-1)!
  const { canvas, pen } = createPicture(film.size, '#000')
  shot.prepare(film.size)(pen, seconds - (start - shot.seconds))
  fresh(pen)
  film.overlay?.(film.size)(pen, Math.round(seconds * frameRate))
  fresh(pen)
  pen.drawImage(createVignette(film.size, film.vignette), 0, 0)
  return canvas
}

/** Brings a context back to where a new one starts. */
function fresh(pen: Pen): void {
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalAlpha = 1
  pen.globalCompositeOperation = 'source-over'
  pen.filter = 'none'
  pen.letterSpacing = '0px'
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  pen.shadowColor = 'transparent'
}

/** Dark corners as one picture to lay over a frame. */
export function createVignette(size: Size, strength: number): Canvas {
  return drawOnce(size, (pen, { width, height }) => {
    const gradient = pen.createRadialGradient(
      width / 2,
      height / 2,
      height * 0.35,
      width / 2,
      height / 2,
      Math.hypot(width, height) * 0.56,
    )
    gradient.addColorStop(0, 'rgba(0,0,0,0)')
    gradient.addColorStop(0.55, `rgba(0,0,0,${strength * 0.22})`)
    gradient.addColorStop(1, `rgba(0,0,0,${strength})`)
    pen.fillStyle = gradient
    pen.fillRect(0, 0, width, height)
  })
}
