import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'

/**
 * Runs ffmpeg to its end. `frames`, where given, are written to its standard input as they are asked for, so that
 * never more than a few wait in memory.
 *
 * @throws when it cannot be started or ends with another code than 0; the message holds the last lines it wrote.
 */
export async function runFfmpeg(ffmpegPath: string, args: string[], frames?: Iterable<Uint8Array>): Promise<void> {
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y', ...(frames ? [] : ['-nostdin'])]
  const child = spawn(ffmpegPath, [...quiet, ...args], { stdio: [frames ? 'pipe' : 'ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString('utf8')).slice(-2_000)))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const feeding = frames && child.stdin ? feed(child.stdin, frames) : Promise.resolve()
  const [code] = await Promise.all([ended, feeding])
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}: ${complaint.trim()}`)
}

async function feed(input: Writable, frames: Iterable<Uint8Array>): Promise<void> {
  let goOn = () => {}
  const wake = () => goOn()
  // A pipe that breaks is told by the exit code and by what ffmpeg wrote, not by EPIPE.
  input.on('drain', wake).on('close', wake).on('error', wake)
  for (const frame of frames) {
    if (input.destroyed) return
    if (!input.write(frame)) await new Promise<void>((resolve) => (goOn = resolve))
  }
  input.end()
}
