import { inputGuards, noMetadata, pictureGuard, quietRun } from './guards.ts'
import { maximumArtworkPixels } from './limits.ts'

/** Pixels of the longer side of a picture, from which all its sizes are drawn. */
const longSide = 1_920
/** Side of the grey miniature by which a picture is judged. */
export const miniatureSide = 32

const png = ['-frames:v', '1', ...noMetadata, '-c:v', 'png', '-f', 'image2', '-update', '1']
const bounded = `scale=w='min(iw,${longSide})':h='min(ih,${longSide})':force_original_aspect_ratio=decrease:flags=lanczos`
const squared = `scale=w='max(1,iw*sar)':h=ih,setsar=1`

/** Takes one frame of a film as PNG, and prints its miniature (32 × 32 grey bytes) to standard output. */
export function writeFrameArguments(
  source: string,
  { streamIndex, atSeconds, output }: { streamIndex: number; atSeconds: number; output: string },
): string[] {
  const shown = `[0:${streamIndex}]${squared},${bounded},format=rgb24,split=2[full][small]`
  const miniature = `[small]scale=${miniatureSide}:${miniatureSide}:flags=area,format=gray[miniature]`
  return [
    ...quietRun,
    ...inputGuards,
    ...pictureGuard,
    ...['-ss', atSeconds.toFixed(3), '-i', `file:${source}`],
    ...['-filter_complex', `${shown};${miniature}`],
    ...['-map', '[full]', ...png, output],
    ...['-map', '[miniature]', '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
  ]
}

/** Takes the cover art out of a sound file, drawn anew as PNG. */
export function writeCoverArguments(source: string, streamIndex: number, output: string): string[] {
  const graph = `[0:${streamIndex}]${bounded},format=rgb24[full]`
  const limit = ['-max_pixels', String(maximumArtworkPixels)]
  return [
    ...quietRun,
    ...inputGuards,
    ...limit,
    '-i',
    `file:${source}`,
    '-filter_complex',
    graph,
    '-map',
    '[full]',
    ...png,
    output,
  ]
}

type Raster = { demuxer: string; decoder: string }

/** The kind of picture by its first bytes; null for anything else, and so for every kind that is a document (SVG). */
export function recogniseRaster(head: Uint8Array): Raster | null {
  const starts = (bytes: readonly number[], offset = 0) => bytes.every((byte, index) => head[offset + index] === byte)
  if (starts([0xff, 0xd8, 0xff])) return { demuxer: 'jpeg_pipe', decoder: 'mjpeg' }
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { demuxer: 'png_pipe', decoder: 'png' }
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8))
    return { demuxer: 'webp_pipe', decoder: 'webp' }
  return null
}

/** Draws a stranger's picture anew as PNG: the demuxer is named, so nothing about the file is guessed. */
export function writeArtworkArguments(source: string, { demuxer, decoder }: Raster, output: string): string[] {
  return [
    ...quietRun,
    ...['-protocol_whitelist', 'file', '-format_whitelist', demuxer, '-codec_whitelist', decoder],
    ...['-max_pixels', String(maximumArtworkPixels), '-f', demuxer, '-i', `file:${source}`],
    ...['-filter_complex', `[0:0]${bounded},format=rgb24[full]`, '-map', '[full]', ...png, output],
  ]
}

/** Seconds into a film at which to look for a poster, best first: a tenth to a fifth in, then wherever there is light. */
export function listPosterMoments(durationSeconds: number): number[] {
  return [0.15, 0.2, 0.11, 0.3, 0.45, 0.6, 0.75, 0].map((part) => durationSeconds * part)
}

/** How much there is to see in a miniature: its spread of light, nothing for a picture as good as black. */
export function scoreMiniature(grey: Uint8Array): number {
  if (grey.length === 0) return 0
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
  const variance = grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length
  return mean < 20 ? 0 : Math.sqrt(variance)
}

/** From here on a picture is taken without looking at the next moment. */
export const goodMiniatureScore = 16
