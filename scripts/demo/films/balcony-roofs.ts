import { type Pen, type Size, createGlow, drawOnce, stamp, wash } from '#scripts/demo/picture/canvas.ts'
import { mix } from '#scripts/demo/picture/easing.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** A geranium on the rail against the roofs, the sun going down behind them. */
export function prepareRoofs({ width }: Size) {
  const random = createRandom(73)
  const roofs = drawOnce({ width, height: 900 }, (pen) => {
    for (const [layer, colour] of ['#c58a76', '#9c6460', '#6d4650', '#452f3e'].entries()) {
      for (let x = -40; x < width;) {
        const wide = between(random, 80, 170)
        const top = 190 + layer * 150 - between(random, 0, 110)
        pen.fillStyle = colour
        pen.fillRect(x, top, wide, 900)
        pen.beginPath()
        pen.moveTo(x - 6, top)
        pen.lineTo(x + wide * 0.5, top - between(random, 24, 60))
        pen.lineTo(x + wide + 6, top)
        pen.fill()
        if (random() < 0.6) pen.fillRect(x + wide * 0.66, top - 74, 18, 80)
        pen.fillStyle = 'rgba(255, 214, 140, 0.75)'
        for (let y = top + 34; y < top + 150; y += 40)
          for (let pane = x + 16; pane < x + wide - 22; pane += 30)
            if (random() < 0.22 + layer * 0.06) pen.fillRect(pane, y, 12, 18)
        x += wide + 3
      }
    }
  })
  const sun = createGlow(420, '255, 190, 120')
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 1280, ['#5b6a94', '#c38a92', '#f3b483', '#f8d6a0'])
    pen.globalCompositeOperation = 'lighter'
    stamp(pen, sun, 470, mix(470, 560, seconds / 10), 1, 0.6)
    pen.globalCompositeOperation = 'source-over'
    pen.fillStyle = '#fff0c8'
    pen.beginPath()
    pen.arc(470, mix(470, 560, seconds / 10), 52, 0, 2 * Math.PI)
    pen.fill()
    pen.drawImage(roofs, 0, Math.round(430 + seconds * 2))
    pen.fillStyle = '#241a20'
    pen.fillRect(0, 1_090, 720, 16)
    for (let bar = 0; bar < 13; bar++) pen.fillRect(16 + bar * 58, 1_100, 8, 200)
    drawGeranium(pen, 240, 1_092, seconds)
  }
}

function drawGeranium(pen: Pen, x: number, y: number, seconds: number): void {
  const random = createRandom(12)
  pen.lineCap = 'round'
  for (let stem = 0; stem < 13; stem++) {
    const lean = -1.57 + (stem - 6) * 0.13 + Math.sin(seconds * 1.3 + stem) * 0.025
    const reach = between(random, 190, 360)
    const [tipX, tipY] = [x + Math.cos(lean) * reach, y - 110 + Math.sin(lean) * reach]
    pen.strokeStyle = '#2e4230'
    pen.lineWidth = 6
    pen.beginPath()
    pen.moveTo(x + (stem - 6) * 6, y - 110)
    pen.quadraticCurveTo(x + Math.cos(lean) * reach * 0.4, y - 110 - reach * 0.6, tipX, tipY)
    pen.stroke()
    const flowers = stem % 3 === 1
    for (let petal = 0; petal < (flowers ? 16 : 5); petal++) {
      const [angle, out] = [petal * 2.4 + stem, flowers ? 5 + petal * 2.3 : 26]
      pen.fillStyle = flowers ? (petal % 3 ? '#d33c36' : '#ee6a55') : petal % 2 ? '#3f5f3e' : '#55784b'
      pen.beginPath()
      pen.ellipse(
        tipX + Math.cos(angle) * out,
        tipY + Math.sin(angle) * out,
        flowers ? 15 : 34,
        flowers ? 12 : 25,
        angle,
        0,
        2 * Math.PI,
      )
      pen.fill()
    }
  }
  pen.fillStyle = '#a9573a'
  pen.beginPath()
  pen.moveTo(x - 92, y - 118)
  pen.lineTo(x + 92, y - 118)
  pen.lineTo(x + 68, y)
  pen.lineTo(x - 68, y)
  pen.fill()
  pen.fillStyle = '#bf6b49'
  pen.fillRect(x - 102, y - 138, 204, 32)
}
