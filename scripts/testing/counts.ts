import { z } from 'zod'

/** What one runner's tests came to. */
export type Counts = { passed: number; failed: number; skipped: number }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})

/** Vitest's JSON report; null when it is none, as after a crash. */
export function readVitestReport(report: unknown): Counts | null {
  const read = vitestReport.safeParse(report)
  if (!read.success) return null
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = read.data
  return { passed, failed, skipped: numPendingTests + numTodoTests }
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** Playwright's JSON report; a test that passed only when it was run again is no pass. */
export function readPlaywrightReport(report: unknown): Counts | null {
  const read = playwrightReport.safeParse(report)
  if (!read.success) return null
  const { expected, unexpected, flaky, skipped } = read.data.stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** A check that passes or fails as a whole. */
export function countCheck(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * Counts that cannot look better than the run was: a runner that left no report, ran nothing, or ended with an error
 * that no test accounts for has one failure more.
 */
export function judge(counts: Counts | null, exitCode: number): Counts {
  if (!counts) return { passed: 0, failed: 1, skipped: 0 }
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0
  return ranNothing || (exitCode !== 0 && counts.failed === 0) ? { ...counts, failed: counts.failed + 1 } : counts
}

/** `N passed, N failed`, and how many were skipped if any were. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number) => all.reduce((total, counts) => total + of(counts), 0)
  return { passed: sum((one) => one.passed), failed: sum((one) => one.failed), skipped: sum((one) => one.skipped) }
}
