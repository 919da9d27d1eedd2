import { describeError } from './portal/portal-error.ts'
import { addCounts, describeCounts, type Counts } from './testing/counts.ts'
import { stages, type Output, type Runner } from './testing/runners.ts'

/** `npm test`: every check and test there is; `npm test -- unit e2e` runs those. Ends with one line over all. */
const wanted = process.argv.slice(2)
const names = stages.flat().map(({ name }) => name)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there is ${names.join(', ')}.\n`)
  process.exit(2)
}

const lines: string[] = []
const counts: Counts[] = []
for (const stage of stages) {
  const chosen = stage.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (chosen.length === 0) continue
  process.stdout.write(`\n── ${chosen.map(({ name }) => name).join(' and ')} ──\n`)
  await Promise.all(chosen.map((runner) => runOne(runner, chosen.length > 1 ? 'held' : 'shown')))
}
process.stdout.write(`\n${lines.join('\n')}\n\n${describeCounts(addCounts(counts))}\n`)
process.exit(addCounts(counts).failed === 0 ? 0 : 1)

async function runOne(runner: Runner, output: Output): Promise<void> {
  const startedAt = Date.now()
  const outcome = await countOne(runner, output)
  counts.push(outcome)
  const line = `${runner.name.padEnd(12)} ${describeCounts(outcome)} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`
  lines.push(line)
  process.stdout.write(`${line}\n`)
}

/** A runner that could not even start is one failure, and the others still run. */
async function countOne(runner: Runner, output: Output): Promise<Counts> {
  try {
    return await runner.run(output)
  } catch (cause) {
    process.stderr.write(`${describeError(cause)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
