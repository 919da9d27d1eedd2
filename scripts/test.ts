import { describeError } from './portal/portal-error.ts'
import { addCounts, describeCounts, type Counts } from './testing/counts.ts'
import { runners, type Runner } from './testing/runners.ts'

/** `npm test`: every check and test there is; `npm test -- unit e2e` runs those. Ends with one line over all. */
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !runners.some((runner) => runner.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there is ${runners.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

const lines: string[] = []
const counts: Counts[] = []
for (const runner of runners) {
  if (wanted.length > 0 && !wanted.includes(runner.name)) continue
  process.stdout.write(`\n── ${runner.name} ──\n`)
  const startedAt = Date.now()
  const outcome = await runOne(runner)
  counts.push(outcome)
  lines.push(`${runner.name.padEnd(12)} ${describeCounts(outcome)} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
  process.stdout.write(`${lines.at(-1) ?? ''}\n`)
}
const total = addCounts(counts)
process.stdout.write(`\n${lines.join('\n')}\n\n${describeCounts(total)}\n`)
process.exit(total.failed === 0 ? 0 : 1)

/** A runner that could not even start is one failure, and the others still run. */
async function runOne(runner: Runner): Promise<Counts> {
  try {
    return await runner.run()
  } catch (cause) {
    process.stderr.write(`${describeError(cause)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
