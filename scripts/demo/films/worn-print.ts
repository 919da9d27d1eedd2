import { type Pen, type Size, createPicture } from '#scripts/demo/picture/canvas.ts'
import { createRandom } from '#scripts/demo/random.ts'

/** Gate weave, flicker, scratches, dust and the rounded corners of the projector's gate. */
export function wearPrint({ width, height }: Size): (pen: Pen, frame: number) => void {
  const copy = createPicture({ width, height })
  return (pen, frame) => {
    const random = createRandom(frame * 31 + 5)
    copy.pen.drawImage(pen.canvas, 0, 0)
    pen.fillStyle = '#0c0c0b'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(
      copy.canvas,
      Math.round(Math.sin(frame * 0.21) * 1.6 + random()),
      Math.round(Math.sin(frame * 0.13) * 2 + random() * 1.5),
    )
    pen.fillStyle = `rgba(0, 0, 0, ${0.03 + 0.09 * random()})`
    pen.fillRect(0, 0, width, height)
    const lane = 120 + ((Math.floor(frame / 40) * 373) % 720)
    pen.fillStyle = 'rgba(240, 238, 230, 0.28)'
    if (frame % 40 < 22) pen.fillRect(lane + random() * 2, 0, 1.2, height)
    for (let speck = 0; speck < 5; speck++) {
      const [x, y, radius] = [random() * width, random() * height, 0.8 + random() ** 4 * 6]
      pen.fillStyle = random() < 0.6 ? 'rgba(10, 10, 8, 0.8)' : 'rgba(245, 243, 236, 0.8)'
      pen.beginPath()
      pen.ellipse(x, y, radius, radius * (0.4 + random()), random() * 3, 0, 2 * Math.PI)
      pen.fill()
    }
    pen.fillStyle = '#070706'
    pen.beginPath()
    pen.rect(0, 0, width, height)
    pen.roundRect(14, 12, width - 28, height - 24, 26)
    pen.fill('evenodd')
  }
}
