import { parseIngestArguments, usage } from './ingest/arguments.ts'
import { findPortal } from './ingest/find-portal.ts'
import { openIngestContext } from './ingest/ingest-context.ts'
import { ingestFile } from './ingest/ingest-file.ts'
import { createProgressLine } from './ingest/progress-line.ts'

// npm moves to the project's folder; what the person wrote is relative to where they stand.
process.chdir(process.env['INIT_CWD'] ?? '.')
const input = parseIngestArguments(process.argv.slice(2))
if (!input.ok) {
  process.stderr.write(`${input.error}\n\n${usage}\n`)
  process.exit(2)
}
const portal = await findPortal(process.env).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exit(1)
})
const stopping = new AbortController()
for (const event of ['SIGINT', 'SIGTERM'] as const) process.on(event, () => stopping.abort())

let exitCode = 1
try {
  const context = await openIngestContext(portal.environment)
  try {
    const onProgress = createProgressLine(process.stdout)
    const ingested = await ingestFile(context, { ...input.value, onProgress, signal: stopping.signal })
    if (ingested.ok) process.stdout.write(`  ${portal.appOrigin}/titles/${ingested.value.titleSlug}\n`)
    else process.stderr.write(`\n${ingested.error.reason}\n`)
    exitCode = ingested.ok ? 0 : 1
  } finally {
    await context.close()
  }
} catch (cause) {
  const sentence = stopping.signal.aborted
    ? 'Stopped waiting. A running portal goes on with the file by itself.'
    : cause instanceof Error
      ? cause.message
      : String(cause)
  process.stderr.write(`\n${sentence}\n`)
} finally {
  await portal.stop()
}
process.exit(exitCode)
