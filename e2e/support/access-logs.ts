import { readFile } from 'node:fs/promises'

export type LoggedRequest = { path: string; status: number; bytes: number; method: string }

/** The lines that a log gained since it was `length` lines long. */
export async function readLog(path: string): Promise<LoggedRequest[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LoggedRequest)
}

export const mediaPath = /^\/(library|downloads|private|artwork|trailers)\//
