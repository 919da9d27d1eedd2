import { expect, test } from 'vitest'
import { addCounts, countCheck, describeCounts, judge, readPlaywrightReport, readVitestReport } from './counts.ts'

test("counts Vitest's tests; pending and to-do ones are skipped", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }
  expect(readVitestReport(report)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

test("counts Playwright's tests; one that passed at the second attempt has failed", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3, duration: 9 } }
  expect(readPlaywrightReport(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test.each([[undefined], [{}], ['text']])('takes %o for no report', (report) => {
  expect(readVitestReport(report)).toBeNull()
  expect(readPlaywrightReport(report)).toBeNull()
})

const good = { passed: 3, failed: 0, skipped: 0 }

test.each([
  ['a good run stays as it is', good, 0, good],
  ['a run without a report has failed', null, 0, { passed: 0, failed: 1, skipped: 0 }],
  ['a run of nothing has failed', { passed: 0, failed: 0, skipped: 0 }, 0, { passed: 0, failed: 1, skipped: 0 }],
  ['an error outside of the tests has failed', good, 1, { passed: 3, failed: 1, skipped: 0 }],
  ['failed tests explain their exit code', { ...good, failed: 2 }, 1, { ...good, failed: 2 }],
])('%s', (_label, counts, exitCode, judged) => {
  expect(judge(counts, exitCode)).toEqual(judged)
})

test('adds everything up in one line', () => {
  const all = [countCheck(0), countCheck(2), { passed: 10, failed: 1, skipped: 0 }]
  expect(describeCounts(addCounts(all))).toBe('11 passed, 2 failed')
  expect(describeCounts({ passed: 1, failed: 0, skipped: 4 })).toBe('1 passed, 0 failed, 4 skipped')
})
