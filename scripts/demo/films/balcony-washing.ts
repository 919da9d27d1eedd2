import { type Pen, wash } from '#scripts/demo/picture/canvas.ts'

/** Two lines of washing in a gusty wind. */
export function drawWashing(pen: Pen, seconds: number): void {
  wash(pen, 0, 1280, ['#6fa3bd', '#a3c4c9', '#e2dcc2'])
  for (const [index, x, y] of [
    [0, 150, 220],
    [1, 520, 380],
    [2, 300, 560],
  ] as const) {
    pen.fillStyle = 'rgba(255, 252, 240, 0.5)'
    for (let puff = 0; puff < 6; puff++) {
      pen.beginPath()
      pen.ellipse(
        x + puff * 52 - 130 + seconds * (7 + index * 3),
        y + Math.sin(puff * 1.7) * 16,
        74,
        30 + (puff % 3) * 9,
        0,
        0,
        2 * Math.PI,
      )
      pen.fill()
    }
  }
  pen.strokeStyle = '#4a3c38'
  pen.lineWidth = 3
  for (const [line, y] of [
    [0, 330],
    [1, 700],
  ] as const) {
    pen.beginPath()
    pen.moveTo(-10, y - 30)
    pen.quadraticCurveTo(360, y + 44, 730, y - 30)
    pen.stroke()
    const cloths = line === 0 ? [['#f6efe0', 40, 250, 330], ['#d9694f', 330, 110, 180], ['#f6efe0', 470, 220, 300]] as const : [['#e7b94c', 60, 130, 190], ['#f6efe0', 220, 300, 380], ['#3f6f86', 550, 140, 210]] as const // prettier-ignore
    for (const [colour, left, wide, tall] of cloths)
      drawCloth(
        pen,
        colour,
        left,
        y - 30 + 74 * (1 - ((left + wide / 2 - 360) / 370) ** 2) * 0.5,
        wide,
        tall,
        seconds + left * 0.004,
      )
  }
  wash(pen, 1_150, 1_280, ['#7a4a3c', '#5a352e'])
  for (let bar = 0; bar < 13; bar++) {
    pen.fillStyle = '#2f2524'
    pen.fillRect(20 + bar * 58, 1_010, 7, 270)
  }
  pen.fillRect(0, 1_000, 720, 14)
}

function drawCloth(
  pen: Pen,
  colour: string,
  left: number,
  top: number,
  wide: number,
  tall: number,
  seconds: number,
): void {
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
    pen.fillStyle =
      ripple > 0
        ? `rgba(255, 255, 255, ${0.2 * Math.min(1, ripple)})`
        : `rgba(40, 30, 50, ${0.22 * Math.min(1, -ripple)})`
    pen.fill()
  }
  pen.fillStyle = '#b98a55'
  for (const peg of [0.08, 0.92]) pen.fillRect(left + wide * peg - 4, top - 12, 8, 26)
}
