import { type Pen, createPicture, wash } from '#scripts/demo/picture/canvas.ts'
import { presence } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** A leaf shape along +x, `length` long. */
function leaf(pen: Pen, x: number, y: number, angle: number, length: number): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(angle)
  pen.beginPath()
  pen.moveTo(0, 0)
  pen.quadraticCurveTo(length * 0.4, -length * 0.34, length, 0)
  pen.quadraticCurveTo(length * 0.4, length * 0.34, 0, 0)
  pen.fill()
  pen.restore()
}

/** The light of a window on a wall, leaves moving in it, and the title. */
export function prepareWall() {
  const random = createRandom(61)
  const branches = Array.from({ length: 9 }, (_, index) => ({
    x: between(random, 260, 760),
    y: 120 + index * 112,
    lean: between(random, 2.7, 3.4),
    phase: random() * 6,
    leaves: 7 + Math.floor(random() * 5),
  }))
  // Drawn small and enlarged: the softness of a shadow thrown from across the street.
  const shade = createPicture({ width: 120, height: 214 })
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 1280, ['#e8b884', '#dc9f6c', '#b9774f'])
    const slide = seconds * 5
    const soft = shade.pen
    soft.setTransform(1, 0, 0, 1, 0, 0)
    soft.fillStyle = '#5f3a3d'
    soft.fillRect(0, 0, 120, 214)
    soft.setTransform(1 / 6, 0, -0.02, 1 / 6, 0, 0)
    soft.fillStyle = '#ffffff'
    for (const [left, top] of [
      [190, 150],
      [420, 120],
      [190, 570],
      [420, 540],
    ] as const) {
      soft.save()
      soft.transform(1, 0.12, -0.16, 1, slide, slide * 0.8 - 60)
      soft.fillRect(left + 40, top, 206, 396)
      soft.restore()
    }
    soft.fillStyle = '#5f3a3d'
    for (const { x, y, lean, phase, leaves } of branches) {
      const sway = Math.sin(seconds * 1.1 + phase) * 0.07 + Math.sin(seconds * 2.3 + phase * 2) * 0.03
      for (let index = 0; index < leaves; index++) {
        const along = index * 36
        const angle = lean + sway * (1 + index * 0.24)
        const flutter = Math.sin(seconds * 3.1 + index + phase) * 0.16
        leaf(
          soft,
          x + Math.cos(angle) * along,
          y + Math.sin(angle) * along,
          angle + (index % 2 ? 0.8 : -0.8) + flutter,
          74,
        )
      }
    }
    pen.globalCompositeOperation = 'multiply'
    pen.drawImage(shade.canvas, 0, 0, pen.canvas.width, pen.canvas.height)
    pen.globalCompositeOperation = 'source-over'
    pen.fillStyle = '#3c2a2c'
    pen.fillRect(0, 1130, 720, 150)
    pen.fillStyle = '#51383a'
    pen.fillRect(0, 1124, 720, 12)
    const alpha = presence(seconds, 1, 5.6, 0.9, 0.9)
    setLine(pen, {
      text: 'Balcony, August',
      face: 'Serif Italic',
      size: 82,
      x: 360,
      y: 1056,
      align: 'center',
      colour: '#fff3dc',
      alpha,
    })
    setLine(pen, {
      text: 'REEL 3 · AFTER LUNCH',
      face: 'Sans',
      size: 17,
      x: 360,
      y: 1102,
      align: 'center',
      colour: '#fff3dc',
      tracking: 380,
      alpha: 0.9 * alpha,
    })
  }
}
