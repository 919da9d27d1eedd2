import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas'
import { chooseArtworkWidths, sharedPictureFile, sharedPictureSize } from '#core/artwork.ts'

/** A picture in all its sizes, as files on this machine. `placeholder` is a data URI of at most 1,000 characters. */
export type DrawnArtwork = {
  width: number
  height: number
  widths: number[]
  placeholder: string
  files: { name: string; path: string }[]
}

// Measured on stills of 1920 × 1080: half a second, and half the bytes of WebP; every other speed was worse in one of the two.
// `chromaSubsampling` is 4:2:0, a number because the package declares its enumeration and does not export it.
const avif = { quality: 50, speed: 7, threads: 1, chromaSubsampling: 2 }
const webpQuality = 76
const jpegQuality = 84
/** Pixels of the longer side of the placeholder, which browsers draw as a soft patch of colours. */
const placeholderSide = 16

/**
 * Draws a picture in every size that pages use, as AVIF and WebP, with the picture that other sites show beside them.
 *
 * @param file A picture that we made ourselves: a stranger's is drawn anew by ffmpeg first, under its guards.
 * @param folder Where the files are written, under the names that they keep in the bucket.
 */
export async function drawArtwork(file: string, folder: string): Promise<DrawnArtwork> {
  const picture = await loadImage(file)
  const { width, height } = picture
  const widths = chooseArtworkWidths({ width, height })
  const files: DrawnArtwork['files'] = []
  const keep = async (name: string, bytes: Buffer) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    files.push({ name, path })
  }
  await keep(sharedPictureFile, await drawShared(picture).encode('jpeg', jpegQuality))
  let drawn: Canvas | Image = picture
  for (const each of widths.toReversed()) {
    const size: Canvas = shrink(drawn, each, Math.max(1, Math.round((height * each) / width)))
    await keep(`${each}.avif`, await size.encode('avif', avif))
    await keep(`${each}.webp`, await size.encode('webp', webpQuality))
    drawn = size
  }
  return { width, height, widths, placeholder: await writePlaceholder(drawn), files }
}

/** Halves a picture until it is nearly of its size: one long step would leave out most of its pixels. */
function shrink(picture: Canvas | Image, width: number, height: number): Canvas {
  let from = picture
  while (from.width > width * 2) from = draw(from, Math.ceil(from.width / 2), Math.max(1, Math.ceil(from.height / 2)))
  return draw(from, width, height)
}

function draw(picture: Canvas | Image, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return canvas
}

/** A still fills the frame; what stands upright lies whole on its own colours. */
function drawShared(picture: Image): Canvas {
  const { width, height } = sharedPictureSize
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  const place = (scale: number) => {
    const [wide, tall] = [picture.width * scale, picture.height * scale]
    pen.drawImage(picture, (width - wide) / 2, (height - tall) / 2, wide, tall)
  }
  const [across, down] = [width / picture.width, height / picture.height]
  if (picture.width <= picture.height * 1.2) {
    pen.filter = 'blur(40px) brightness(0.6)'
    place(Math.max(across, down) * 1.2)
    pen.filter = 'none'
    place(Math.min(across, down))
  } else place(Math.max(across, down))
  return canvas
}

async function writePlaceholder(smallest: Canvas | Image): Promise<string> {
  const scale = placeholderSide / Math.max(smallest.width, smallest.height)
  const side = (length: number) => Math.max(1, Math.round(length * scale))
  const tiny = await shrink(smallest, side(smallest.width), side(smallest.height)).encode('webp', 40)
  return `data:image/webp;base64,${keepPictureAlone(tiny).toString('base64')}`
}

/**
 * Takes the colour profile away, four times the size of a tiny picture; without one it is sRGB, which it is.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
function keepPictureAlone(webp: Buffer): Buffer {
  for (let at = 12; at + 8 <= webp.length;) {
    const sizeBytes = webp.readUInt32LE(at + 4)
    const end = at + 8 + sizeBytes + (sizeBytes % 2)
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') {
      const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
      head.writeUInt32LE(4 + end - at, 4)
      return Buffer.concat([head, webp.subarray(at, end)])
    }
    at = end
  }
  return webp
}
