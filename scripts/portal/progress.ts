/** Says how the start goes on: one line a step, with its time. */
export type Progress = {
  step<Value>(label: string, work: () => Promise<Value>, describe?: (value: Value) => string): Promise<Value>
  say(line: string): void
}

export const silentProgress: Progress = { step: (_label, work) => work(), say: () => undefined }

/** For a terminal the running step stands on the line that its outcome replaces; for a file only outcomes are written. */
export function createProgress(output: NodeJS.WriteStream, clock: () => number): Progress {
  return {
    async step(label, work, describe) {
      const startedAt = clock()
      if (output.isTTY) output.write(`  … ${label}`)
      const restart = output.isTTY ? '\r\x1b[2K' : ''
      try {
        const value = await work()
        const seconds = ((clock() - startedAt) / 1000).toFixed(1)
        output.write(`${restart}  ✓ ${describe ? describe(value) : label} (${seconds} s)\n`)
        return value
      } catch (cause) {
        output.write(`${restart}  ✗ ${label}\n`)
        throw cause
      }
    },
    say(line) {
      output.write(`${line}\n`)
    },
  }
}
