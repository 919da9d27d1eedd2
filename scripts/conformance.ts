import { runVectors } from '#tests/conformance/run-vectors.ts'

/** `npm run conformance -- FILE`: the shipped edge against a file of signing vectors. Exit code 1 on any difference. */
const path = process.argv[2]
if (path === undefined) {
  process.stderr.write('usage: npm run conformance -- FILE.json\n')
  process.exit(2)
}
const outcomes = await runVectors(path).catch((cause: unknown) => {
  process.stderr.write(`${path} cannot be run: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exit(2)
})
for (const { id, difference } of outcomes) if (difference !== null) process.stdout.write(`${id}: ${difference}\n`)
const failed = outcomes.filter(({ difference }) => difference !== null).length
process.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1
