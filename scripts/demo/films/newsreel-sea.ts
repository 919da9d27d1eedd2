import { type Pen, type Size, wash } from '#scripts/demo/picture/canvas.ts'
import { easeInOut, mix, progress } from '#scripts/demo/picture/easing.ts'
import { createRidge } from '#scripts/demo/picture/ridge.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

function drawWater(pen: Pen, top: number, seconds: number, light: string, dark: string): void {
  wash(pen, top, 720, [light, dark])
  const random = createRandom(17)
  for (let row = 0; row < 28; row++) {
    const near = row / 28
    const y = top + 6 + near ** 1.6 * (720 - top)
    pen.fillStyle = row % 3 ? 'rgba(20, 20, 18, 0.3)' : 'rgba(240, 238, 230, 0.34)'
    for (let mark = 0; mark < 12; mark++) {
      const x = ((random() * 1_200 + seconds * (14 + near * 50) * (row % 2 ? 1 : 0.7)) % 1_200) - 120
      pen.fillRect(
        x,
        y + Math.sin(seconds * 2 + mark + row) * 3 * (0.3 + near),
        26 + near * 110 * random(),
        1.5 + near * 4,
      )
    }
  }
}

/** A steamer comes in from the right under its smoke. */
export function prepareSteamer() {
  const random = createRandom(99)
  const puffs = Array.from({ length: 46 }, (_, index) => ({
    at: index * 0.3 - 5,
    drift: between(random, 24, 54),
    grow: between(random, 12, 22),
    lift: between(random, 20, 34),
    shade: Math.round(between(random, 46, 110)),
  }))
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 440, ['#83817b', '#b9b6ae', '#dcd9d0'])
    const x = mix(760, 330, seconds / 9)
    for (const { at, drift, grow, lift, shade } of puffs) {
      const age = seconds - at
      if (age < 0 || age > 6) continue
      const from = mix(760, 330, at / 9) + 26
      pen.globalAlpha = 0.5 * (1 - age / 6)
      pen.fillStyle = `rgb(${shade}, ${shade}, ${shade - 3})`
      pen.beginPath()
      pen.arc(from + drift * age, 196 - lift * age ** 0.8, 12 + grow * age ** 0.8, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.globalAlpha = 1
    drawWater(pen, 438, seconds, '#9c9a93', '#3a3935')
    pen.save()
    pen.translate(x, 452 + Math.sin(seconds * 1.4) * 3)
    pen.fillStyle = '#1b1a18'
    pen.beginPath()
    pen.moveTo(-320, -66)
    pen.quadraticCurveTo(-300, -10, -270, 26)
    pen.lineTo(300, 26)
    pen.quadraticCurveTo(336, -8, 336, -58)
    pen.lineTo(200, -44)
    pen.lineTo(-180, -44)
    pen.fill()
    pen.fillStyle = '#d8d5cc'
    pen.fillRect(-150, -100, 330, 56)
    pen.fillRect(-96, -142, 210, 42)
    pen.fillStyle = '#2a2926'
    for (let port = 0; port < 16; port++) pen.fillRect(-138 + port * 20, -82, 9, 11)
    for (let port = 0; port < 9; port++) pen.fillRect(-84 + port * 22, -128, 11, 13)
    for (const funnel of [-20, 62]) {
      pen.fillStyle = '#1b1a18'
      pen.fillRect(funnel - 20, -246, 44, 104)
      pen.fillStyle = '#c9c6bd'
      pen.fillRect(funnel - 20, -222, 44, 20)
    }
    pen.fillStyle = '#1b1a18'
    pen.fillRect(-214, -252, 5, 206)
    pen.fillRect(232, -236, 5, 190)
    pen.fillStyle = '#e4e1d8'
    for (let line = 0; line < 5; line++)
      pen.fillRect(-290 + line * 9 + Math.sin(seconds * 5 + line) * 6, 24 + line * 4, 580 - line * 30, 2)
    pen.restore()
  }
}

/** Waves break on the mole, gulls pass, and the iris closes on the light. */
export function prepareBreakwater({ width }: Size) {
  const wave = createRidge(88, 120, 3)
  return (pen: Pen, seconds: number) => {
    wash(pen, 0, 470, ['#5f5e5a', '#94928c', '#c9c6be'])
    drawWater(pen, 430, seconds, '#8b8983', '#2b2a27')
    pen.fillStyle = '#262522'
    pen.beginPath()
    pen.moveTo(380, 720)
    pen.lineTo(520, 452)
    pen.lineTo(width, 436)
    pen.lineTo(width, 720)
    pen.fill()
    pen.fillRect(806, 250, 46, 200)
    pen.fillRect(796, 240, 66, 12)
    pen.fillRect(814, 204, 30, 36)
    const beat = (seconds % 2.5) / 2.5
    const random = createRandom(Math.floor(seconds / 2.5) + 3)
    pen.fillStyle = 'rgba(238, 236, 228, 0.75)'
    for (let drop = 0; drop < 150; drop++) {
      const [angle, force] = [between(random, -2.3, -0.9), between(random, 90, 330)]
      const x = 486 + Math.cos(angle) * force * beat * 1.1
      const y = 520 + Math.sin(angle) * force * beat * 1.9 + 430 * beat * beat
      pen.globalAlpha = 1 - beat
      pen.fillRect(x, y, 3 + random() * 5, 3 + random() * 5)
    }
    pen.globalAlpha = 1
    pen.strokeStyle = '#edebe4'
    pen.lineJoin = 'round'
    for (let gull = 0; gull < 8; gull++) {
      const gone = seconds * (52 + gull * 9) + gull * 170
      const x = (gone % 1_200) - 100
      const y = 110 + gull * 34 + wave(gone + gull * 300) * 46
      const flap = Math.sin(seconds * (5 + (gull % 3)) + gull * 1.4) * 11
      const span = 26 - gull
      pen.lineWidth = 3.5
      pen.beginPath()
      pen.moveTo(x - span, y - flap)
      pen.quadraticCurveTo(x - span * 0.4, y - 9 - flap * 0.3, x, y)
      pen.quadraticCurveTo(x + span * 0.4, y - 9 - flap * 0.3, x + span, y - flap)
      pen.stroke()
    }
    const close = easeInOut(progress(seconds, 6, 7.4))
    if (close > 0) irisOut(pen, 829, 222, mix(900, 0, close))
  }
}

function irisOut(pen: Pen, x: number, y: number, radius: number): void {
  pen.fillStyle = '#0c0c0b'
  pen.beginPath()
  pen.rect(0, 0, pen.canvas.width, pen.canvas.height)
  pen.arc(x, y, Math.max(0.1, radius), 0, 2 * Math.PI, true)
  pen.fill()
}
