import { type Pen, createGlow, stamp, wash } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, presence, progress } from '#scripts/demo/picture/easing.ts'
import { setLine } from '#scripts/demo/picture/lettering.ts'

/** The house opposite after dark: one reader, one lamp, three moths. */
export function prepareNight() {
  const glow = createGlow(300, '255, 196, 104')
  const lamp = createGlow(150, '255, 232, 180', 0.05)
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 1280, ['#141a30', '#1c2136', '#262338'])
    pen.fillStyle = '#1a1726'
    pen.fillRect(60, 120, 600, 1_160)
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 3; column++) {
        const lit = (row === 1 && column === 1) || (row === 2 && column === 0 && seconds > 3.2)
        const [x, y] = [112 + column * 178, 190 + row * 270]
        drawWindow(pen, x, y, lit)
        if (lit && row === 1) drawReader(pen, x + 70, y + 190, seconds)
      }
    }
    pen.globalCompositeOperation = 'lighter'
    stamp(pen, glow, 360, 560, 1.25, 0.5 + 0.03 * Math.sin(seconds * 11))
    stamp(pen, lamp, 360, 980, 1.3, 0.75)
    pen.globalCompositeOperation = 'source-over'
    pen.fillStyle = '#0c0b12'
    pen.fillRect(355, 990, 10, 290)
    pen.fillRect(338, 952, 44, 12)
    pen.fillStyle = '#fff0c9'
    pen.fillRect(344, 962, 32, 34)
    pen.fillStyle = '#f2e6cc'
    for (let moth = 0; moth < 3; moth++) {
      const at = seconds * (2.1 + moth * 0.5) + moth * 2
      const [x, y] = [
        360 + Math.cos(at) * (70 + 26 * Math.sin(at * 2.7)),
        978 + Math.sin(at * 1.3) * (54 + 18 * Math.cos(at * 3.1)),
      ]
      pen.beginPath()
      pen.ellipse(x, y, 7, 2 + 4 * Math.abs(Math.sin(seconds * 22 + moth)), at, 0, 2 * Math.PI)
      pen.fill()
    }
    setLine(pen, {
      text: 'end of reel',
      face: 'Serif Italic',
      size: 54,
      x: 360,
      y: 1_190,
      align: 'center',
      colour: '#fff3dc',
      alpha: presence(seconds, 5, 8.8, 0.8, 0.6),
    })
    pen.globalAlpha = easeInOut(progress(seconds, 8.2, 9))
    pen.fillStyle = '#f7e3c0'
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height)
    pen.globalAlpha = 1
  }
}

function drawWindow(pen: Pen, x: number, y: number, lit: boolean): void {
  pen.fillStyle = lit ? '#f0b65c' : '#24223a'
  pen.fillRect(x, y, 140, 200)
  pen.fillStyle = lit ? '#d98f3f' : '#1d1b2e'
  pen.fillRect(x, y, 26, 200)
  pen.fillRect(x + 114, y, 26, 200)
  pen.fillStyle = '#12101c'
  pen.fillRect(x + 67, y, 6, 200)
  pen.fillRect(x - 8, y + 198, 156, 10)
}

function drawReader(pen: Pen, x: number, y: number, seconds: number): void {
  pen.fillStyle = '#3a2430'
  pen.beginPath()
  pen.arc(x - 22, y - 84 + Math.sin(seconds * 0.8) * 2, 22, 0, 2 * Math.PI)
  pen.fill()
  pen.beginPath()
  pen.roundRect(x - 62, y - 62, 78, 72, 26)
  pen.fill()
  pen.fillStyle = '#fff1cf'
  pen.save()
  pen.translate(x + 22, y - 34)
  pen.rotate(-0.2 + (seconds % 4.5 < 0.3 ? 0.12 : 0))
  pen.fillRect(-16, -22, 34, 40)
  pen.restore()
}
