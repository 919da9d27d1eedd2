import type { JobProgress } from './ingest-file.ts'

// prettier-ignore
const words: Readonly<Record<string, string>> = {
  QUEUED: 'Waiting for the worker', PROBING: 'Looking at the file', TRANSCODING: 'Preparing', PACKAGING: 'Packaging',
  UPLOADING: 'Publishing', CHECKING: 'Checking', DONE: 'Ready',
}

/** Tells of progress: one line that is written over on a terminal, a line a step elsewhere. */
export function createProgressLine(output: NodeJS.WriteStream): (progress: JobProgress) => void {
  let last = ''
  return ({ stage, percent }) => {
    const line = `${words[stage] ?? stage}, ${percent} %`
    if (output.isTTY) output.write(`\r\u001b[K  ${line}${stage === 'DONE' ? '\n' : ''}`)
    else if (line !== last && (percent % 10 === 0 || !last.startsWith(words[stage] ?? stage)))
      output.write(`  ${line}\n`)
    last = line
  }
}
