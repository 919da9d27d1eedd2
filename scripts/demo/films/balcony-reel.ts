import type { Film, Shot } from '../picture/film.ts'
import { createGlow, createPicture, drawOnce, stamp, wash, type Canvas, type Pen, type Size } from '../picture/canvas.ts'
import { easeInOut, mix, presence, progress } from '../picture/easing.ts'
import { setLine } from '../picture/lettering.ts'
import { between, createRandom } from '../random.ts'

const size = { width: 720, height: 1280 }

/** A silent home reel, upright, in faded colour; 40 s. */
export const balconyReel: Film = {
  size,
  vignette: 0.5,
  grain: 8,
  overlay: fadeReel,
  shots: [
    { name: 'Leaves on the wall', seconds: 11, prepare: prepareWall },
    { name: 'Monday’s sheets', seconds: 10, dissolve: 0.3, prepare: () => drawWashing },
    { name: 'The geranium', seconds: 10, dissolve: 0.3, prepare: prepareRoofs },
    { name: 'The lamp opposite', seconds: 9, dissolve: 0.3, prepare: prepareNight },
  ] satisfies Shot[],
}

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

function prepareWall() {
  const random = createRandom(61)
  const branches = Array.from({ length: 9 }, (_, index) => ({ x: between(random, 260, 760), y: 120 + index * 112, lean: between(random, 2.7, 3.4), phase: random() * 6, leaves: 7 + Math.floor(random() * 5) }))
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
    for (const [left, top] of [[190, 150], [420, 120], [190, 570], [420, 540]] as const) {
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
        leaf(soft, x + Math.cos(angle) * along, y + Math.sin(angle) * along, angle + (index % 2 ? 0.8 : -0.8) + flutter, 74)
      }
    }
    pen.globalCompositeOperation = 'multiply'
    pen.drawImage(shade.canvas, 0, 0, size.width, size.height)
    pen.globalCompositeOperation = 'source-over'
    pen.fillStyle = '#3c2a2c'
    pen.fillRect(0, 1130, 720, 150)
    pen.fillStyle = '#51383a'
    pen.fillRect(0, 1124, 720, 12)
    const alpha = presence(seconds, 1, 5.6, 0.9, 0.9)
    setLine(pen, { text: 'Balcony, August', face: 'Serif Italic', size: 82, x: 360, y: 1056, align: 'center', colour: '#fff3dc', alpha })
    setLine(pen, { text: 'REEL 3 · NO SOUND', face: 'Sans', size: 17, x: 360, y: 1102, align: 'center', colour: '#fff3dc', tracking: 380, alpha: 0.9 * alpha })
  }
}

function drawWashing(pen: Pen, seconds: number): void {
  wash(pen, 0, 1280, ['#6fa3bd', '#a3c4c9', '#e2dcc2'])
  for (const [index, x, y] of [[0, 150, 220], [1, 520, 380], [2, 300, 560]] as const) {
    pen.fillStyle = 'rgba(255, 252, 240, 0.5)'
    for (let puff = 0; puff < 6; puff++) {
      pen.beginPath()
      pen.ellipse(x + puff * 52 - 130 + seconds * (7 + index * 3), y + Math.sin(puff * 1.7) * 16, 74, 30 + (puff % 3) * 9, 0, 0, 2 * Math.PI)
      pen.fill()
    }
  }
  pen.strokeStyle = '#4a3c38'
  pen.lineWidth = 3
  for (const [line, y] of [[0, 330], [1, 700]] as const) {
    pen.beginPath()
    pen.moveTo(-10, y - 30)
    pen.quadraticCurveTo(360, y + 44, 730, y - 30)
    pen.stroke()
    const cloths = line === 0 ? [['#f6efe0', 40, 250, 330], ['#d9694f', 330, 110, 180], ['#f6efe0', 470, 220, 300]] as const : [['#e7b94c', 60, 130, 190], ['#f6efe0', 220, 300, 380], ['#3f6f86', 550, 140, 210]] as const // prettier-ignore
    for (const [colour, left, wide, tall] of cloths) drawCloth(pen, colour, left, y - 30 + 74 * (1 - ((left + wide / 2 - 360) / 370) ** 2) * 0.5, wide, tall, seconds + left * 0.004)
  }
  wash(pen, 1_150, 1_280, ['#7a4a3c', '#5a352e'])
  for (let bar = 0; bar < 13; bar++) {
    pen.fillStyle = '#2f2524'
    pen.fillRect(20 + bar * 58, 1_010, 7, 270)
  }
  pen.fillRect(0, 1_000, 720, 14)
}

function drawCloth(pen: Pen, colour: string, left: number, top: number, wide: number, tall: number, seconds: number): void {
  const gust = 0.5 + 0.5 * Math.sin(seconds * 0.9) * Math.sin(seconds * 0.43 + 1)
  const strips = Math.ceil(wide / 5)
  for (let strip = 0; strip < strips; strip++) {
    const across = strip / strips
    const ripple = Math.sin(across * 9 - seconds * 4.2) * (0.4 + gust)
    const swing = gust * 60 * Math.sin(seconds * 1.6 + across)
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(left + strip * 5, top)
    pen.lineTo(left + strip * 5 + 5.6, top)
    pen.lineTo(left + strip * 5 + 5.6 + swing, top + tall + ripple * 14)
    pen.lineTo(left + strip * 5 + swing, top + tall + ripple * 14)
    pen.fill()
    pen.fillStyle = ripple > 0 ? `rgba(255, 255, 255, ${0.2 * Math.min(1, ripple)})` : `rgba(40, 30, 50, ${0.22 * Math.min(1, -ripple)})`
    pen.fill()
  }
  pen.fillStyle = '#b98a55'
  for (const peg of [0.08, 0.92]) pen.fillRect(left + wide * peg - 4, top - 12, 8, 26)
}

function prepareRoofs({ width }: Size) {
  const random = createRandom(73)
  const roofs = drawOnce({ width, height: 900 }, (pen) => {
    for (const [layer, colour] of ['#c58a76', '#9c6460', '#6d4650', '#452f3e'].entries()) {
      for (let x = -40; x < width; ) {
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
        for (let y = top + 34; y < top + 150; y += 40) for (let pane = x + 16; pane < x + wide - 22; pane += 30) if (random() < 0.22 + layer * 0.06) pen.fillRect(pane, y, 12, 18)
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
      pen.ellipse(tipX + Math.cos(angle) * out, tipY + Math.sin(angle) * out, flowers ? 15 : 34, flowers ? 12 : 25, angle, 0, 2 * Math.PI)
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

function prepareNight() {
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
      const [x, y] = [360 + Math.cos(at) * (70 + 26 * Math.sin(at * 2.7)), 978 + Math.sin(at * 1.3) * (54 + 18 * Math.cos(at * 3.1))]
      pen.beginPath()
      pen.ellipse(x, y, 7, 2 + 4 * Math.abs(Math.sin(seconds * 22 + moth)), at, 0, 2 * Math.PI)
      pen.fill()
    }
    setLine(pen, { text: 'end of reel', face: 'Serif Italic', size: 54, x: 360, y: 1_190, align: 'center', colour: '#fff3dc', alpha: presence(seconds, 5, 8.8, 0.8, 0.6) })
    pen.globalAlpha = easeInOut(progress(seconds, 8.2, 9))
    pen.fillStyle = '#f7e3c0'
    pen.fillRect(0, 0, size.width, size.height)
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

/** What age does to a small reel: warm blacks, leaks of light at the edge, a wandering gate. */
function fadeReel({ width, height }: Size): (pen: Pen, frame: number) => void {
  const leak = createGlow(420, '255, 120, 50')
  const gate: Canvas = drawOnce({ width, height }, (pen) => {
    pen.fillStyle = '#0d0a09'
    pen.beginPath()
    pen.rect(0, 0, width, height)
    pen.roundRect(16, 16, width - 32, height - 32, 34)
    pen.fill('evenodd')
  })
  return (pen, frame) => {
    pen.fillStyle = 'rgba(120, 60, 40, 0.12)'
    pen.fillRect(0, 0, width, height)
    pen.globalCompositeOperation = 'lighter'
    const strength = Math.max(0, Math.sin(frame * 0.021) * Math.sin(frame * 0.0073 + 1)) ** 2
    if (strength > 0.02) stamp(pen, leak, frame % 600 < 300 ? width : 0, height * (0.4 + 0.3 * Math.sin(frame * 0.011)), 1.2, 0.7 * strength)
    pen.globalCompositeOperation = 'source-over'
    const random = createRandom(frame * 17)
    pen.fillStyle = `rgba(255, 240, 210, ${0.035 * random()})`
    pen.fillRect(0, 0, width, height)
    pen.drawImage(gate, 0, Math.round(Math.sin(frame * 0.3) * 1.5))
  }
}
