import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Moving pictures of a size, a rate and a length. */
export function picture(size: string, seconds: number, rate = '25'): string[] {
  return ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`]
}

/** A tone of a length. */
export function tone(seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=44100:duration=${seconds}`]
}

export const fastH264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']

/** Makes one file by ffmpeg's arguments; its path. */
export async function makeMedia(folder: string, name: string, args: string[]): Promise<string> {
  const path = join(folder, name)
  await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, path])
  return path
}

type ProbedStream = { codec_name: string; codec_type: string; width?: number; height?: number; start_time?: string }

/** What an independent reader finds in a finished presentation on disk. */
export async function probeStreams(path: string): Promise<{ streams: ProbedStream[]; durationSeconds: number }> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', path])
  const { streams, format } = JSON.parse(stdout) as { streams: ProbedStream[]; format: { duration?: string } }
  return { streams, durationSeconds: Number(format.duration) }
}
