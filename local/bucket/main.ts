import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createBucket } from './bucket.ts'
import { bucketSettingsSchema } from './settings.ts'

/** Prints one sentence and ends. Settings hold secrets: of a bad one only its place is said, never its value. */
function giveUp(sentence: string): never {
  process.stderr.write(`bucket: ${sentence}\n`)
  process.exit(1)
}

async function readSettings(path: string | undefined) {
  if (path === undefined) giveUp('name the settings file: node local/bucket/main.ts SETTINGS.json')
  const text = await readFile(path, 'utf8').catch(() => giveUp(`the settings file ${path} can't be read`))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    giveUp(`the settings file ${path} is not JSON`)
  }
  const settings = bucketSettingsSchema.safeParse(value)
  return settings.success ? settings.data : giveUp(`the settings do not fit:\n${z.prettifyError(settings.error)}`)
}

function explain(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'EADDRINUSE' ? `port ${port} is taken: choose another, or stop what listens there` : message
}

const settings = await readSettings(process.argv[2])
const onFault = (error: unknown) => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${JSON.stringify({ fault: detail })}\n`)
}
const bucket = await createBucket(settings, { onFault }).catch((error: unknown) =>
  giveUp(explain(error, settings.port)),
)

let isStopping = false
const stop = () => {
  if (isStopping) return
  isStopping = true
  void bucket.close().then(() => process.exit(0))
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// Started with an IPC channel, the bucket lives no longer than its parent, whatever ends that one.
if (process.connected) process.on('disconnect', stop)
process.stdout.write(`${JSON.stringify({ ready: true, port: bucket.port })}\n`)
