import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { controlStateSchema, type ControlState } from './control-state.ts'

/** The state on disk. */
export type StateFile = {
  read(): ControlState
  /** Puts the next state on disk, then answers `read` with it; when it rejects, both hold what they held. */
  write(next: ControlState): Promise<void>
}

/**
 * Opens the state of an earlier run, or begins with `initial`.
 *
 * @throws Error One sentence, when the file is there and does not hold a state.
 */
export async function openStateFile(path: string, initial: () => ControlState): Promise<StateFile> {
  let state = await readState(path)
  if (!state) {
    state = initial()
    await writeDurably(path, state)
  }
  let current = state
  return {
    read: () => current,
    async write(next) {
      await writeDurably(path, next)
      current = next
    },
  }
}

/** The state in a file, or null where there is none. @throws Error One sentence, when it holds no state. */
export async function readState(path: string): Promise<ControlState | null> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
  if (text === null) return null
  const parsed = controlStateSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new Error(
    `The key groups in ${path} cannot be read: put a copy of the file back, or run npm run reset to start afresh.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** All of it or nothing, whenever the power fails: written beside, synced, renamed, and the folder synced. */
async function writeDurably(path: string, state: ControlState): Promise<void> {
  const beside = `${path}.new`
  try {
    const file = await open(beside, 'w', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(state, null, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true })
    throw cause
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
