import { rename, rm } from 'node:fs/promises'
import { runFfmpeg } from './media/ffmpeg.ts'

/** `file` ends in .mp4. Lengths in seconds, sizes in pixels, even. */
export type TestFilm = {
  ffmpegPath: string
  file: string
  seconds?: number
  width?: number
  height?: number
  sound?: boolean
}

/**
 * Makes a small film for tests within about two seconds: a fractal that is entered ever deeper while its colours turn
 * by more than 90° a second, so that two frames a second apart never look alike, and two pulsing chords, one in each
 * ear. H.264 and AAC, 24 frames a second. Written under another name, then renamed.
 *
 * @throws as `runFfmpeg` does; no file is left then.
 */
export async function makeTestFilm({
  ffmpegPath,
  file,
  seconds = 10,
  width = 640,
  height = 360,
  sound = true,
}: TestFilm): Promise<void> {
  const part = `${file}.part`
  const picture = `mandelbrot=size=320x180:rate=24:maxiter=160:start_scale=2.4:end_scale=0.02:end_pts=240`
  const left = '0.12*(mod(220*t\\,1)+mod(277.2*t\\,1)+mod(329.6*t\\,1)-1.5)*exp(-3*mod(t\\,0.5))'
  const right = '0.12*(mod(164.8*t\\,1)+mod(220.5*t\\,1)+mod(440*t\\,1)-1.5)*exp(-3*mod(t+0.25\\,0.5))'
  try {
    // prettier-ignore
    await runFfmpeg(ffmpegPath, [
      '-f', 'lavfi', '-i', picture,
      ...(sound ? ['-f', 'lavfi', '-i', `aevalsrc=${left}|${right}:s=48000`] : []),
      '-t', String(seconds),
      '-vf', `hue=H=1.9*t:s=1.6,scale=${width}:${height}:flags=bilinear,format=yuv420p`,
      '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '24', '-g', '48',
      ...(sound ? ['-c:a', 'aac', '-b:a', '128k'] : ['-an']),
      '-movflags', '+faststart', '-f', 'mp4', part,
    ])
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
}
