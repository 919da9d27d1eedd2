import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Makes ten seconds of picture and sound in which no two seconds look alike, so that samples of them differ. */
export async function makeTestFilm(ffmpegPath: string, file: string): Promise<void> {
  const picture = 'mandelbrot=s=640x360:r=24:end_scale=0.02:end_pts=240,hue=h=36*t,format=yuv420p'
  const sound = 'aevalsrc=0.2*sin(220*PI*t*(1+floor(t)/8))|0.2*sin(277*PI*t*(1+floor(t)/8)):s=48000'
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound]
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-ac', '2']
  await promisify(execFile)(ffmpegPath, [
    '-nostdin',
    '-y',
    '-loglevel',
    'error',
    ...inputs,
    '-t',
    '10',
    ...coding,
    file,
  ])
}
