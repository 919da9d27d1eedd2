import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const maxBytes = 16 * 1024 * 1024

/**
 * Keeps each log of the folder at no more than two files of 16 MB: the full one is copied to `NAME.1` and emptied. Its
 * writers append, so they go on at the new end; lines written between the two calls are lost.
 */
export function boundLogs(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.1') || statSync(path).size < maxBytes) continue
    copyFileSync(path, `${path}.1`)
    truncateSync(path)
  }
}

/** The last lines of a log, for the message of a start that failed. */
export function readLogEnd(path: string, lines = 12): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return ''
  }
}
