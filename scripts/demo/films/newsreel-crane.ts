import { type Pen, wash } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, mix, progress } from '#scripts/demo/picture/easing.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** Steel lattice between two points. */
function lattice(pen: Pen, [x1, y1]: [number, number], [x2, y2]: [number, number], depth: number, bays: number): void {
  const length = Math.hypot(x2 - x1, y2 - y1)
  pen.save()
  pen.translate(x1, y1)
  pen.rotate(Math.atan2(y2 - y1, x2 - x1))
  pen.beginPath()
  for (const side of [-1, 1]) {
    pen.moveTo(0, (side * depth) / 2)
    pen.lineTo(length, (side * depth) / 2)
  }
  for (let bay = 0; bay < bays; bay++) {
    const [from, to] = [(length * bay) / bays, (length * (bay + 1)) / bays]
    pen.moveTo(from, -depth / 2)
    pen.lineTo(to, depth / 2)
    pen.moveTo(from, depth / 2)
    pen.lineTo(to, -depth / 2)
  }
  pen.stroke()
  pen.restore()
}

/** The crane lifts a crate off the quay, swings it out and lets it down. */
export function drawCrane(pen: Pen, seconds: number): void {
  wash(pen, 0, 720, ['#6f6e6a', '#a3a19b', '#cfccc4', '#b5b2aa'])
  const random = createRandom(7)
  for (let shed = 0; shed < 9; shed++) {
    const [x, wide, tall] = [shed * 118 - 30 - seconds * 2, 108, between(random, 70, 130)]
    pen.fillStyle = '#8a8882'
    pen.fillRect(x, 590 - tall, wide, tall)
    pen.beginPath()
    pen.moveTo(x - 4, 590 - tall)
    pen.lineTo(x + wide / 2, 560 - tall)
    pen.lineTo(x + wide + 4, 590 - tall)
    pen.fill()
  }
  pen.strokeStyle = '#24231f'
  pen.fillStyle = '#24231f'
  pen.lineWidth = 5
  const turn = easeInOut(progress(seconds, 3, 7.4))
  lattice(pen, [300, 606], [330, 260], 44, 7)
  lattice(pen, [420, 606], [390, 260], 44, 7)
  pen.fillRect(284, 236, 156, 46)
  pen.fillRect(318, 176, 92, 62)
  const tip: [number, number] = [mix(700, 820, turn), mix(150, 96, turn)]
  lattice(pen, [372, 214], tip, 30, 11)
  lattice(pen, [350, 214], [204, 172], 30, 4)
  pen.fillRect(168, 160, 60, 62)
  const hook = mix(560, 250, easeInOut(progress(seconds, 0.4, 4))) + mix(0, 190, easeInOut(progress(seconds, 6, 9)))
  const sway = Math.sin(seconds * 1.7) * 7
  pen.lineWidth = 2.5
  pen.beginPath()
  pen.moveTo(tip[0], tip[1])
  pen.lineTo(tip[0] + sway, hook)
  pen.moveTo(tip[0] + sway - 42, hook + 36)
  pen.lineTo(tip[0] + sway, hook)
  pen.lineTo(tip[0] + sway + 42, hook + 36)
  pen.stroke()
  pen.fillStyle = '#55524a'
  pen.fillRect(tip[0] + sway - 50, hook + 36, 100, 70)
  pen.strokeStyle = '#24231f'
  pen.lineWidth = 3
  pen.strokeRect(tip[0] + sway - 50, hook + 36, 100, 70)
  pen.beginPath()
  for (const plank of [18, 35, 52]) {
    pen.moveTo(tip[0] + sway - 50, hook + 36 + plank)
    pen.lineTo(tip[0] + sway + 50, hook + 36 + plank)
  }
  pen.stroke()
  wash(pen, 604, 720, ['#34332f', '#1c1b19'])
  for (let man = 0; man < 5; man++) {
    const x = 560 + man * 74 + Math.sin(seconds * 1.1 + man * 2) * 12
    drawMan(pen, x, 622 + (man % 2) * 8, seconds * 2 + man)
  }
}

function drawMan(pen: Pen, x: number, y: number, phase: number): void {
  pen.fillStyle = '#141311'
  pen.fillRect(x - 9, y - 54, 18, 34)
  pen.fillRect(x - 8, y - 24, 7, 26)
  pen.fillRect(x + 2, y - 24, 7, 26)
  pen.beginPath()
  pen.arc(x, y - 62, 7.5, 0, 2 * Math.PI)
  pen.fill()
  pen.fillRect(x - 11, y - 68, 20, 4)
  pen.strokeStyle = '#141311'
  pen.lineWidth = 5
  pen.beginPath()
  pen.moveTo(x + 7, y - 50)
  pen.lineTo(x + 20, y - 58 - 8 * Math.sin(phase))
  pen.stroke()
}
