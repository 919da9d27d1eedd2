import { spawn } from 'node:child_process'
import { once } from 'node:events'

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
  // A pipe that breaks is told by the exit code and by what ffmpeg wrote, not by EPIPE.
  const [code] = await Promise.all([ended, feeding.catch(() => undefined)])
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}: ${complaint.trim()}`)
}

async function feed(input: NodeJS.WritableStream & { destroyed?: boolean }, frames: Iterable<Uint8Array>): Promise<void> {
  let isBroken = false
  input.on('error', () => (isBroken = true))
  for (const frame of frames) {
    if (isBroken) return
    if (!input.write(frame)) await Promise.race([once(input, 'drain'), once(input, 'close')])
  }
  input.end()
}
