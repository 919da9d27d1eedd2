import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

/** One line of the access log. It names who did what to which key; the query, and with it a signature, is left out. */
export type AccessLogEntry = {
  at: string
  requestId: string
  method: string
  /** Null where the request was refused before it was known. */
  operation: string | null
  identity: string | null
  key: string | null
  partNumber: string | null
  status: number
  errorCode: string | null
  /** Length of the answer's content; null when the client went away before its end. */
  sentBytes: number | null
  durationMilliseconds: number
}

/** Where finished requests are written down. */
export type AccessLog = { write(entry: AccessLogEntry): void; close(): Promise<void> }

/** Opens the log for appending, one JSON line an entry; without a path nothing is written. */
export async function openAccessLog(path: string | null): Promise<AccessLog> {
  if (path === null) return { write: () => undefined, close: async () => undefined }
  await mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true, mode: 0o700 })
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  // A log that can't be written (a full disk) must not take the bucket with it.
  stream.on('error', () => undefined)
  return {
    write: (entry) => void (stream.writable && stream.write(`${JSON.stringify(entry)}\n`)),
    async close() {
      stream.end()
      await finished(stream).catch(() => undefined)
    },
  }
}
