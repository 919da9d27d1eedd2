import { createGlow, drawOnce, stamp, type Canvas, type Pen } from '#scripts/demo/picture/canvas.ts'
import { clamp, easeOut, presence, progress } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** The lighthouse: `y` is the ground it stands on, at `scale` 1 it is 300 pixels tall. Its lamp is at `lampOf`. */
export function drawLighthouse(pen: Pen, x: number, y: number, scale: number, wall: string, band: string): void {
  pen.save()
  pen.translate(x, y)
  pen.scale(scale, scale)
  pen.fillStyle = wall
  pen.beginPath()
  pen.moveTo(-42, 6)
  pen.lineTo(-25, -220)
  pen.lineTo(25, -220)
  pen.lineTo(42, 6)
  pen.fill()
  pen.save()
  pen.clip()
  pen.fillStyle = band
  for (const from of [-205, -135, -65]) pen.fillRect(-60, from, 120, 34)
  const shade = pen.createLinearGradient(-42, 0, 42, 0)
  shade.addColorStop(0, 'rgba(0, 0, 0, 0.34)')
  shade.addColorStop(0.4, 'rgba(255, 255, 255, 0.1)')
  shade.addColorStop(1, 'rgba(0, 0, 0, 0.4)')
  pen.fillStyle = shade
  pen.fillRect(-60, -230, 120, 240)
  pen.restore()
  pen.fillStyle = band
  pen.fillRect(-36, -228, 72, 10)
  pen.fillRect(-20, -270, 3, 44)
  pen.fillRect(17, -270, 3, 44)
  pen.fillStyle = '#ffe9b0'
  pen.fillRect(-17, -264, 34, 37)
  pen.fillStyle = band
  pen.beginPath()
  pen.moveTo(-27, -268)
  pen.quadraticCurveTo(0, -300, 27, -268)
  pen.fill()
  pen.fillRect(-1.5, -306, 3, 18)
  pen.fillStyle = '#2a2018'
  pen.beginPath()
  pen.roundRect(-9, -30, 18, 36, [9, 9, 0, 0])
  pen.fill()
  pen.restore()
}

/** Where the lamp of a lighthouse is that stands at a place. */
export function lampOf(x: number, y: number, scale: number): [x: number, y: number] {
  return [x, y - 246 * scale]
}

/** A lamp that turns once in nine seconds: a glow, and two beams that foreshorten as they come round. `strength` is 1 at night. */
export function createLamp(
  colour: string,
  strength = 1,
): (pen: Pen, x: number, y: number, seconds: number, reach: number) => void {
  const glow = createGlow(240, colour)
  return (pen, x, y, seconds, reach) => {
    pen.save()
    pen.globalCompositeOperation = 'lighter'
    const turn = (seconds / 9) * 2 * Math.PI
    for (const side of [0, Math.PI]) {
      const [along, towards] = [Math.cos(turn + side), Math.sin(turn + side)]
      const length = reach * along
      const half = 16 + 92 * (1 - Math.abs(along)) + (towards > 0 ? 30 * towards : 0)
      const light = pen.createLinearGradient(x, y, x + length, y)
      light.addColorStop(0, `rgba(${colour}, ${0.5 * strength * (0.35 + 0.65 * Math.abs(along))})`)
      light.addColorStop(1, `rgba(${colour}, 0)`)
      pen.fillStyle = light
      pen.beginPath()
      pen.moveTo(x, y - 5)
      pen.lineTo(x + length, y - half)
      pen.lineTo(x + length, y + half)
      pen.lineTo(x, y + 5)
      pen.fill()
    }
    const facing = Math.max(0, Math.sin(turn * 1)) ** 24 + Math.max(0, -Math.sin(turn)) ** 24
    stamp(pen, glow, x, y, 0.8 + 1.1 * facing, strength * (0.55 + 0.45 * facing))
    pen.restore()
  }
}

/** Gulls as two strokes each, on paths of their own. */
export function drawGulls(pen: Pen, count: number, seconds: number, x: number, y: number, colour: string): void {
  pen.strokeStyle = colour
  pen.lineWidth = 2.4
  pen.lineCap = 'round'
  for (let index = 0; index < count; index++) {
    const at = seconds * (0.5 + index * 0.07) + index * 1.9
    const [left, top] = [x + Math.cos(at) * (90 + index * 34), y + Math.sin(at * 1.6) * (18 + index * 7)]
    const flap = Math.sin(seconds * 5 + index * 2) * 6
    pen.beginPath()
    pen.moveTo(left - 14, top - flap)
    pen.quadraticCurveTo(left - 5, top - 7, left, top)
    pen.quadraticCurveTo(left + 5, top - 7, left + 14, top - flap)
    pen.stroke()
  }
}

/** Snow in three distances; what leaves the frame comes in again above. */
export function createSnow(width: number, height: number): (pen: Pen, seconds: number) => void {
  const random = createRandom(1207)
  const flakes = Array.from({ length: 260 }, () => ({ x: random(), y: random(), size: between(random, 1.1, 4.2) }))
  return (pen, seconds) => {
    pen.fillStyle = '#f4f8ff'
    for (const { x, y, size } of flakes) {
      const down = (y * height + seconds * (26 + size * 24)) % (height + 20)
      const across = (x * width + Math.sin(seconds * 0.8 + size * 9) * 22 - seconds * size * 9 + width * 4) % width
      pen.globalAlpha = 0.3 + size * 0.15
      pen.beginPath()
      pen.arc(across, down - 10, size, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.globalAlpha = 1
  }
}

/** A sheet of letter paper on a table, folded twice, with its shadow. */
export function createLetterSheet(paper: string): Canvas {
  return drawOnce({ width: 940, height: 700 }, (pen) => {
    pen.shadowColor = 'rgba(0, 0, 0, 0.55)'
    pen.shadowBlur = 44
    pen.shadowOffsetY = 18
    pen.fillStyle = paper
    pen.fillRect(60, 40, 820, 640)
    pen.shadowColor = 'transparent'
    for (const fold of [250, 465]) {
      const crease = pen.createLinearGradient(0, fold - 16, 0, fold + 16)
      crease.addColorStop(0, 'rgba(0, 0, 0, 0)')
      crease.addColorStop(0.48, 'rgba(60, 40, 20, 0.13)')
      crease.addColorStop(0.52, 'rgba(255, 255, 255, 0.3)')
      crease.addColorStop(1, 'rgba(255, 255, 255, 0)')
      pen.fillStyle = crease
      pen.fillRect(60, fold - 16, 820, 32)
    }
    const random = createRandom(paper.length * 31)
    for (let fibre = 0; fibre < 1_500; fibre++) {
      pen.fillStyle = random() < 0.5 ? 'rgba(255, 255, 255, 0.12)' : 'rgba(90, 60, 30, 0.05)'
      pen.fillRect(60 + random() * 816, 40 + random() * 636, between(random, 2, 9), 1)
    }
  })
}

/** A line of a letter, written from left to right while one watches. */
export function writeLine(
  pen: Pen,
  text: string,
  { x, y, size, colour, from, until }: InkedLine,
  seconds: number,
): void {
  const share = easeOut(clamp(progress(seconds, from, until)) ** 0.9)
  if (share <= 0) return
  pen.save()
  pen.beginPath()
  pen.rect(x - 20, y - size, (820 + 40) * share, size * 1.6)
  pen.clip()
  setLine(pen, { text, face: 'Serif Italic', size, x, y, colour, alpha: presence(seconds, from, 99, 0.4) })
  pen.restore()
}

/** Where a line stands, in pixels, and when it is written, in seconds. */
export type InkedLine = { x: number; y: number; size: number; colour: string; from: number; until: number }
