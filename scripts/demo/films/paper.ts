import { drawOnce, type Canvas, type Pen } from '#scripts/demo/picture/canvas.ts'
import { createRidge } from '#scripts/demo/picture/ridge.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** A sheet cut along a ridge. Heights in pixels of a 1280 × 720 frame; `speed` is how far it slides, in pixels a second. */
export type Sheet = {
  base: number
  rise: number
  feature: number
  colour: string
  speed: number
  seed: number
  trees?: string
  octaves?: number
}

/** A cut sheet with its edge, its shadow and its fibres, and the line it was cut along (frame x at second 0 to y). */
export type CutSheet = { picture: Canvas; top: number; edgeAt: (x: number) => number; speed: number }

const sheetWidth = 1_760
const margin = 60

/** Cuts a sheet of paper. Only what can be seen is kept: from its highest point, less the shadow, down to `bottom`. */
export function cutSheet(sheet: Sheet, bottom = 720): CutSheet {
  const ridge = createRidge(sheet.seed, sheet.feature, sheet.octaves ?? 4)
  const edgeAt = (x: number) => sheet.base - sheet.rise * ridge(x + 400)
  let highest = 720
  for (let x = 0; x < sheetWidth; x += 4) highest = Math.min(highest, edgeAt(x - margin))
  const top = Math.max(0, Math.floor(highest - (sheet.trees ? 90 : 36)))
  const picture = drawOnce({ width: sheetWidth, height: Math.ceil(bottom - top) }, (pen) => {
    pen.translate(0, -top)
    pen.shadowColor = 'rgba(20, 12, 24, 0.5)'
    pen.shadowBlur = 26
    pen.shadowOffsetY = -5
    pen.fillStyle = sheet.colour
    pen.beginPath()
    pen.moveTo(-40, 760)
    for (let x = -40; x <= sheetWidth + 40; x += 4) pen.lineTo(x, edgeAt(x - margin))
    pen.lineTo(sheetWidth + 40, 760)
    pen.fill()
    pen.shadowColor = 'transparent'
    if (sheet.trees) plantTrees(pen, sheet.trees, edgeAt, sheet.seed)
    pen.globalCompositeOperation = 'source-atop'
    pen.strokeStyle = 'rgba(255, 255, 255, 0.3)'
    pen.lineWidth = 2.5
    pen.beginPath()
    for (let x = -40; x <= sheetWidth + 40; x += 4) pen.lineTo(x, edgeAt(x - margin) + 1)
    pen.stroke()
    drawFibres(pen, sheet.seed)
  })
  return { picture, top, edgeAt, speed: sheet.speed }
}

/** Cuts sheets that lie one before another, far to near: each is kept down to where the next one surely covers it. */
export function cutSheets(sheets: Sheet[]): CutSheet[] {
  return sheets.map((sheet, index) => {
    const next = sheets[index + 1]
    return cutSheet(sheet, next ? Math.min(720, next.base + next.rise + 110) : 720)
  })
}

/** Lays a sheet where it is at a second. */
export function laySheet(pen: Pen, sheet: CutSheet, seconds: number, lift = 0): void {
  pen.drawImage(sheet.picture, -margin - sheet.speed * seconds, sheet.top + lift)
}

function plantTrees(pen: Pen, colour: string, edgeAt: (x: number) => number, seed: number): void {
  const random = createRandom(seed + 5)
  pen.fillStyle = colour
  for (let x = 0; x < sheetWidth; x += between(random, 12, 74)) {
    const foot = edgeAt(x - margin) + 8
    const tall = between(random, 34, 84)
    for (let tier = 0; tier < 3; tier++) {
      const half = tall * (0.26 - tier * 0.06)
      const low = foot - tall * tier * 0.27
      pen.beginPath()
      pen.moveTo(x - half, low)
      pen.lineTo(x, low - tall * 0.46)
      pen.lineTo(x + half, low)
      pen.fill()
    }
  }
}

function drawFibres(pen: Pen, seed: number): void {
  const random = createRandom(seed + 9)
  for (let index = 0; index < 2_600; index++) {
    const [x, y] = [random() * sheetWidth, random() * 720]
    pen.strokeStyle = random() < 0.5 ? 'rgba(255, 255, 255, 0.055)' : 'rgba(0, 0, 0, 0.05)'
    pen.lineWidth = 1
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + between(random, -11, 11), y + between(random, -7, 7))
    pen.stroke()
  }
}

/** A round cut-out with its shadow. */
export function cutDisc(radius: number, colour: string): Canvas {
  const side = radius * 2 + 80
  return drawOnce({ width: side, height: side }, (pen) => {
    pen.shadowColor = 'rgba(20, 12, 24, 0.4)'
    pen.shadowBlur = 24
    pen.shadowOffsetY = 5
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(side / 2, side / 2, radius, 0, 2 * Math.PI)
    pen.fill()
    pen.shadowColor = 'transparent'
    pen.globalCompositeOperation = 'source-atop'
    drawFibres(pen, radius)
  })
}

/** The walker, seen from the side, going right; `y` is the ground. The step swings with the distance gone. */
export function drawWalker(pen: Pen, x: number, y: number, scale: number, gone: number, coat = '#c8412c'): void {
  const swing = Math.sin(gone * 0.16)
  pen.save()
  pen.translate(x, y - Math.abs(swing) * 1.6 * scale)
  pen.scale(scale, scale)
  pen.lineCap = 'round'
  pen.strokeStyle = '#1f1a26'
  pen.lineWidth = 5
  for (const side of [1, -1]) {
    pen.beginPath()
    pen.moveTo(0, -24)
    pen.lineTo(side * swing * 5 + 2, -12)
    pen.lineTo(side * swing * 11, 0)
    pen.stroke()
  }
  pen.fillStyle = coat
  pen.beginPath()
  pen.moveTo(-9, -20)
  pen.quadraticCurveTo(-8, -46, 2, -48)
  pen.quadraticCurveTo(10, -44, 9, -20)
  pen.fill()
  pen.fillStyle = '#3c5a64'
  pen.beginPath()
  pen.roundRect(-19, -46, 13, 22, 5)
  pen.fill()
  pen.fillStyle = '#f0c9a4'
  pen.beginPath()
  pen.arc(3, -54, 6.5, 0, 2 * Math.PI)
  pen.fill()
  pen.fillStyle = '#e9b33c'
  pen.beginPath()
  pen.arc(2.6, -56, 7, Math.PI, 0)
  pen.fill()
  pen.strokeStyle = '#5a4030'
  pen.lineWidth = 2
  pen.beginPath()
  pen.moveTo(9 + swing * 3, -34)
  pen.lineTo(16 - swing * 5, 0)
  pen.stroke()
  pen.restore()
}
