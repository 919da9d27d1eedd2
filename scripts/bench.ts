import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchRows } from '#bench/bench-rows.ts'
import type { Figures } from '#bench/figures.ts'
import { startBenchPortal, type BenchPortal } from '#bench/playback/bench-portal.ts'
import { cores } from '#bench/processor.ts'
import { writeTable } from '#bench/report.ts'
import { projectFolder } from '#scripts/portal/settings.ts'

/**
 * `npm run bench`, or `npm run bench -- NAME…`: the figures that quality.md asks for, each against its peer in the same
 * minutes. Prints a table, leaves JSON in `bench/results/`. Exit code 1 when a row gave no figure; a bar that is missed
 * is said and is no failure of the run.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
})
const chosen = benchRows.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const unknown = positionals.filter((word) => !benchRows.some(({ name }) => name === word))
if (unknown.length > 0 || chosen.length === 0) {
  process.stderr.write(`No row ${unknown.join(', ')}. Rows: ${benchRows.map(({ name }) => name).join(', ')}\n`)
  process.exit(2)
}
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
if (!Number.isInteger(rounds) || rounds < 1 || !(seconds > 0)) {
  process.stderr.write('--rounds is a whole number from 1, --seconds a number above 0\n')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'))
const results: Figures[] = []
let portal: Promise<BenchPortal> | undefined
const openPortal = (): Promise<BenchPortal> => (portal ??= startBenchPortal())
const failures: { name: string; reason: string }[] = []
try {
  for (const { name, run } of chosen) {
    process.stdout.write(`${name} …\n`)
    try {
      const figures = await run({ folder, rounds, seconds, openPortal })
      if (figures.length === 0) throw new Error('the row gave no figure')
      results.push(...figures)
      process.stdout.write(writeTable(figures))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      failures.push({ name, reason })
      process.stdout.write(`  no figure: ${reason}\n\n`)
    }
  }
} finally {
  await portal?.then(({ stop }) => stop()).catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
}

const resultsFolder = join(projectFolder, 'bench', 'results')
mkdirSync(resultsFolder, { recursive: true })
const at = new Date()
const path = join(resultsFolder, `${at.toISOString().replaceAll(':', '-')}.json`)
const machine = { processors: cpus().map(({ model }) => model), node: process.version, cores }
writeFileSync(path, `${JSON.stringify({ at, machine, rounds, seconds, results, failures }, null, 1)}\n`)
const short = results.filter(({ holds }) => holds === false).length
process.stdout.write(
  `${results.length} figures, ${short} short of their bar, ${failures.length} rows without a figure: ${path}\n`,
)
process.exitCode = failures.length === 0 && results.length > 0 ? 0 : 1
