import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that goes when the running test ends, however it ends. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-edge-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return folder
}
