import { createWriteStream } from 'node:fs'

/** One request as the log tells it. No query, cookie, policy or signature has a place in it. */
export type AccessEntry = {
  time: string
  method: string
  path: string
  status: number
  /** Bytes that left for the viewer, headers included. */
  bytes: number
  cache: string
  /** The code of a refusal by the gate or of an error made at the edge. */
  code: string | null
  client: string
  behaviour: string
  durationMs: number
}

export type AccessLog = { write(entry: AccessEntry): void; close(): Promise<void> }

/** Lines that may wait for the disk before further ones are dropped. */
const maxWaitingBytes = 8 * 1024 * 1024

/** Lines are handed over together, since each write costs as much as a request: after so long, or at so many characters. */
const flushAfterMilliseconds = 50
const flushAtCharacters = 64 * 1024

/** Appends one JSON line a request. A disk that fails or falls behind costs lines of the log, never a request. */
export function openAccessLog(path: string): AccessLog {
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
  let waiting = ''
  let isBroken = false
  let timer: NodeJS.Timeout | null = null
  stream.on('error', () => {
    isBroken = true
  })

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (!isBroken && waiting !== '' && stream.writableLength < maxWaitingBytes) stream.write(waiting)
    waiting = ''
  }

  return {
    write(entry) {
      timer ??= setTimeout(flush, flushAfterMilliseconds)
      waiting += `${JSON.stringify(entry)}\n`
      if (waiting.length >= flushAtCharacters) flush()
    },
    close() {
      flush()
      return new Promise((resolve) => {
        if (isBroken) resolve()
        else stream.end(resolve)
      })
    },
  }
}
