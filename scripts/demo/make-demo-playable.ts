import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasTrailer, type DemoPlayable } from './catalogue.ts'
import { benchFolder, madeFiles, type MadeFiles } from './media/made-files.ts'

export type { MadeFiles } from './media/made-files.ts'

/**
 * `folder` is made if missing. `onProgress` gets a share from 0 to 1; `signal` ends the work and leaves no file;
 * `niceness` is 10 unless given, so that a portal which serves meanwhile goes first.
 */
export type MakeOptions = {
  ffmpegPath: string
  folder: string
  onProgress?: (share: number) => void
  signal?: AbortSignal
  niceness?: number
  /** Draws poster and still alone, without the film or the sound. */
  picturesOnly?: boolean
}

/** What the process of its own says to this one. */
export type MakerMessage = { progress: number } | { failed: string } | { made: true }

/**
 * Makes one playable of the demo, or finds it made: where its media file exists, it is complete and nothing is done.
 * The work happens in a process of its own at low priority, so that a portal which serves meanwhile is not held up; it
 * ends with this one.
 *
 * @throws when the work fails, is killed or is given up; no half file lies under a final name then.
 */
export async function makeDemoPlayable(playable: DemoPlayable, options: MakeOptions): Promise<MadeFiles> {
  const { ffmpegPath, onProgress, signal, niceness = 10, picturesOnly = false } = options
  const folder = resolve(options.folder)
  const made = madeFiles(playable.maker, folder, {
    kind: playable.kind === 'TRACK' ? 'track' : 'film',
    languages: playable.captions,
    hasTrailer: hasTrailer(playable),
  })
  if (existsSync(picturesOnly ? made.stillFile : made.file)) return made
  signal?.throwIfAborted()
  await mkdir(folder, { recursive: true })

  const child = fork(
    fileURLToPath(new URL('./make-process.ts', import.meta.url)),
    [playable.maker, ffmpegPath, folder, String(niceness), picturesOnly ? 'pictures' : 'all'],
    { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const giveUp = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    await new Promise<void>((done, fail) => {
      let last: MakerMessage | null = null
      child.on('message', (message: MakerMessage) => {
        last = message
        if ('progress' in message) onProgress?.(message.progress)
      })
      child.once('error', fail)
      child.once('close', (code, killer) => {
        if (last && 'made' in last) return done()
        const reason = last && 'failed' in last ? last.failed : killer ? `ended by ${killer}` : `exit code ${code}`
        fail(new Error(`Making ${playable.name} failed: ${reason}`))
      })
    })
  } finally {
    signal?.removeEventListener('abort', giveUp)
    await rm(benchFolder(playable.maker, folder), { recursive: true, force: true })
  }
  return made
}
