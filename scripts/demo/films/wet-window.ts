import { type Size, drawOnce, stamp, wash } from '#scripts/demo/picture/canvas.ts'
import type { Draw } from '#scripts/demo/picture/film.ts'
import { between, createRandom } from '#scripts/demo/random.ts'

/** Lamps out of focus behind a wet pane; drops gather and run. */
export function createBokeh({ width, height }: Size): Draw {
  const random = createRandom(52)
  const colours = ['255, 168, 80', '255, 206, 140', '236, 92, 66', '96, 186, 196', '255, 236, 206']
  const discs = colours.map((colour) =>
    drawOnce({ width: 200, height: 200 }, (pen) => {
      const gradient = pen.createRadialGradient(100, 100, 0, 100, 100, 98)
      for (const [stop, alpha] of [
        [0, 0.3],
        [0.82, 0.36],
        [0.93, 0.6],
        [0.985, 0.36],
        [1, 0],
      ] as const)
        gradient.addColorStop(stop, `rgba(${colour}, ${alpha})`)
      pen.fillStyle = gradient
      pen.fillRect(0, 0, 200, 200)
    }),
  )
  const lamps = Array.from({ length: 34 }, () => ({
    disc: discs[Math.floor(random() ** 1.5 * 5)]!,
    x: random() * 1.5,
    y: 0.5 + (random() - 0.5) * 0.56 * random(),
    scale: between(random, 0.22, 0.8),
    alpha: between(random, 0.25, 0.85),
  }))
  const drop = drawOnce({ width: 48, height: 48 }, (pen) => {
    const gradient = pen.createRadialGradient(20, 15, 1, 24, 24, 22)
    for (const [stop, colour] of [
      [0, 'rgba(255, 246, 226, 0.95)'],
      [0.28, 'rgba(150, 178, 200, 0.45)'],
      [0.75, 'rgba(8, 16, 30, 0.5)'],
      [0.93, 'rgba(214, 226, 236, 0.42)'],
      [1, 'rgba(0, 0, 0, 0)'],
    ] as const)
      gradient.addColorStop(stop, colour)
    pen.fillStyle = gradient
    pen.fillRect(0, 0, 48, 48)
  })
  const still = Array.from({ length: 210 }, () => ({
    x: random() * width,
    y: random() * height,
    scale: between(random, 0.08, 0.42),
    born: random() * 7,
  }))
  const runners = Array.from({ length: 15 }, () => ({
    x: random() * width,
    start: random() * 6,
    speed: between(random, 130, 330),
    scale: between(random, 0.36, 0.66),
    from: random() * 300 - 60,
  }))
  return (pen, seconds) => {
    wash(pen, 0, height, ['#0a1526', '#16263c', '#2b2c3c', '#141a29'])
    pen.globalCompositeOperation = 'lighter'
    for (const lamp of lamps)
      stamp(
        pen,
        lamp.disc,
        (((lamp.x - seconds * 0.028 * lamp.scale + 1.5) % 1.5) - 0.2) * width,
        lamp.y * height + Math.sin(seconds * 0.8) * 8,
        lamp.scale * 1.15,
        lamp.alpha,
      )
    pen.globalCompositeOperation = 'source-over'
    for (const { x, y, scale, born } of still)
      if (seconds + 2 > born) stamp(pen, drop, x, y, scale * Math.min(1, (seconds + 2 - born) * 3), 0.9)
    for (const { x, start, speed, scale, from } of runners) {
      const age = seconds - start
      if (age < 0) continue
      // A drop halts and goes on: its speed swings between nothing and twice the mean.
      const y = from + speed * (age - Math.sin(age * 3.1) / 3.3)
      for (let trail = 1; trail < 12; trail++)
        stamp(pen, drop, x + Math.sin((y - trail * 19) * 0.03) * 5, y - trail * 19, scale * (0.34 - trail * 0.018), 0.7)
      stamp(pen, drop, x + Math.sin(y * 0.03) * 5, y, scale, 1)
    }
    pen.fillStyle = '#05090f'
    pen.fillRect(0, 0, width, 26)
    pen.fillRect(0, height - 26, width, 26)
  }
}
