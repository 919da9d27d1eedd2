import {
  createGlow,
  createPicture,
  stamp,
  wash,
  type Canvas,
  type Pen,
  type Size,
} from '#scripts/demo/picture/canvas.ts'
import { createVignette } from '#scripts/demo/picture/film.ts'
import { createRidge } from '#scripts/demo/picture/ridge.ts'
import { between, createRandom, type Random } from '#scripts/demo/random.ts'

/** A sky from top to horizon, what stands before it from far to near, and the light as `r, g, b`. */
type Palette = { sky: [string, string, string]; near: [string, string, string]; light: string }

const palettes: Palette[] = [
  { sky: ['#10243f', '#3d5f86', '#e7b98a'], near: ['#35506e', '#223650', '#101c2d'], light: '255, 214, 160' },
  { sky: ['#2a1a3a', '#7c3f5c', '#f0a36b'], near: ['#5c3350', '#3b2138', '#1c1020'], light: '255, 196, 140' },
  { sky: ['#0d2b2e', '#2f6f6a', '#cfe0b8'], near: ['#2d5c55', '#1b3d3a', '#0c2022'], light: '226, 240, 196' },
  { sky: ['#7fb2cc', '#c3dde2', '#f6ecd2'], near: ['#8aa891', '#5b7b69', '#2f4a42'], light: '255, 250, 230' },
  { sky: ['#3a1712', '#9c3d24', '#f2b14e'], near: ['#7d3320', '#4f1f17', '#260e0c'], light: '255, 214, 120' },
  { sky: ['#0b0e1c', '#1d2747', '#4a5c8c'], near: ['#26314f', '#161d33', '#0a0d1a'], light: '210, 222, 255' },
  { sky: ['#d9cbb2', '#ece0c8', '#faf3e2'], near: ['#b79f7d', '#8b7154', '#55432f'], light: '255, 255, 245' },
  { sky: ['#1f2b26', '#4e6a52', '#d8c98a'], near: ['#3f5844', '#28392e', '#131d18'], light: '250, 236, 180' },
]

const motifs = [drawHills, drawSea, drawTown]

/**
 * Draws one of the seeded catalogue's pictures: hills, a sea or a town under a sky. The same for the same number and
 * size on every machine; no two numbers below `motifs` times `palettes` share both.
 */
export function drawScene(number: number, size: Size): Canvas {
  const random = createRandom(number + 1)
  const palette = palettes[number % palettes.length] as Palette
  const { canvas, pen } = createPicture(size, palette.near[0])
  const horizon = size.height * between(random, 0.52, 0.68)
  wash(pen, 0, horizon, palette.sky)
  drawLight(pen, horizon, palette, random)
  motifs[Math.floor(number / palettes.length) % motifs.length]?.(pen, horizon, palette, random)
  pen.drawImage(createVignette(size, 0.38), 0, 0)
  return canvas
}

function drawLight(pen: Pen, horizon: number, { light }: Palette, random: Random): void {
  const { width, height } = pen.canvas
  const radius = Math.min(width, height) * between(random, 0.05, 0.1)
  const [x, y] = [width * between(random, 0.2, 0.8), horizon * between(random, 0.3, 0.9)]
  pen.globalCompositeOperation = 'screen'
  stamp(pen, createGlow(Math.round(radius * 6), light), x, y, 1, 0.7)
  pen.globalCompositeOperation = 'source-over'
  pen.fillStyle = `rgb(${light})`
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.fill()
}

function drawHills(pen: Pen, horizon: number, { near }: Palette, random: Random): void {
  const { height } = pen.canvas
  for (const [index, colour] of near.entries()) {
    const base = horizon - height * 0.06 + (height - horizon) * (index * 0.34)
    fillBelow(pen, createRidge(Math.floor(random() * 1e6), height * 0.6), base, height * 0.13, colour)
  }
}

function drawSea(pen: Pen, horizon: number, { near, light }: Palette, random: Random): void {
  const { width, height } = pen.canvas
  fillBelow(pen, createRidge(Math.floor(random() * 1e6), height), horizon, height * 0.05, near[0])
  wash(pen, horizon, height, [near[1], near[2]])
  for (let line = 0; line < 160; line += 1) {
    const depth = random()
    pen.fillStyle = `rgba(${light}, ${between(random, 0.03, 0.16)})`
    const long = between(random, 0.02, 0.14) * width * (0.3 + depth)
    pen.fillRect(random() * width - long / 2, horizon + depth ** 1.6 * (height - horizon), long, 1 + depth * 2.5)
  }
}

function drawTown(pen: Pen, horizon: number, { near, light }: Palette, random: Random): void {
  const { width, height } = pen.canvas
  for (const [index, colour] of near.entries()) {
    const ground = horizon + (height - horizon) * (0.1 + index * 0.36)
    for (let x = -20; x < width;) {
      const wide = between(random, 0.03, 0.08) * width * (0.7 + index * 0.4)
      const tall = between(random, 0.04, 0.22) * height * (0.8 + index * 0.2)
      pen.fillStyle = colour
      pen.fillRect(x, ground - tall, wide + 1, height)
      drawWindows(pen, { x, y: ground - tall, wide, tall }, light, random)
      x += wide
    }
  }
}

type House = { x: number; y: number; wide: number; tall: number }

function drawWindows(pen: Pen, { x, y, wide, tall }: House, light: string, random: Random): void {
  const step = Math.max(9, wide / 5)
  for (let left = x + step * 0.6; left < x + wide - step * 0.6; left += step) {
    for (let top = y + step * 0.8; top < y + tall + step * 3; top += step * 1.3) {
      if (random() > 0.28) continue
      pen.fillStyle = `rgba(${light}, ${between(random, 0.35, 0.9)})`
      pen.fillRect(left, top, step * 0.42, step * 0.62)
    }
  }
}

function fillBelow(pen: Pen, ridge: (x: number) => number, base: number, rise: number, colour: string): void {
  const { width, height } = pen.canvas
  pen.fillStyle = colour
  pen.beginPath()
  pen.moveTo(0, height)
  for (let x = 0; x <= width; x += 2) pen.lineTo(x, base + ridge(x) * rise)
  pen.lineTo(width, height)
  pen.fill()
}
