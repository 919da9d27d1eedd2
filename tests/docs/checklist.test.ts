import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const checklist = readFileSync(join(root, 'docs/checklist.md'), 'utf8')
/** The page whose clauses these are; it lies beside the checkouts of those who write the product. */
const productPath = join(root, '../shared/design/product.md')

type Row = { clause: string; shownBy: string }

const rows = checklist
  .split('\n')
  .map((line) => /^\| (.+?) +\| (.+?) +\|$/.exec(line))
  .flatMap((match): Row[] => (match?.[1] && match[2] ? [{ clause: match[1], shownBy: match[2] }] : []))
  .filter(({ clause }) => clause !== 'clause' && !/^-+$/.test(clause))

/** What is wrong with a row: no test and no reason, a file that is not there, or a name that no test in it has. */
function findFaults({ shownBy }: Row): string[] {
  const tests = [...shownBy.matchAll(/`([^`]+\.(?:spec|test)\.tsx?)` “([^”]+)”/g)]
  if (tests.length === 0) return /^_(?:Not yet|By hand)_: \w/.test(shownBy) ? [] : ['names no test and no reason']
  return tests.flatMap(([, path = '', name = '']) => {
    if (!existsSync(join(root, path))) return [`${path} is not there`]
    return readFileSync(join(root, path), 'utf8').includes(name) ? [] : [`${path} has no test “${name}”`]
  })
}

test('the list is there to look at', () => {
  expect(rows.length).toBeGreaterThan(50)
})

test('each clause names a test that exists, or says why there is none', () => {
  const wrong = ['soon', '`e2e/gone.spec.ts` “x”', '`tests/docs/links.test.ts` “no such test”']
  for (const shownBy of wrong) expect(findFaults({ clause: 'control', shownBy }), shownBy).toHaveLength(1)
  expect(rows.flatMap((row) => findFaults(row).map((fault) => `${row.clause}: ${fault}`))).toEqual([])
})

test.skipIf(!existsSync(productPath))('no clause of the product page is left out', () => {
  const page = readFileSync(productPath, 'utf8')
  const member = page.slice(page.indexOf('## What a member expects'), page.indexOf('## What staff expect'))
  const staff = page.slice(page.indexOf('## What staff expect'))
  const prose = member.split('\n').flatMap((line) => /^\*\*[^*]+\.\*\* (.+)$/.exec(line)?.[1] ?? [])
  const clauses = [
    ...prose.flatMap((text) => text.split(/[.;] /)),
    ...[...member.matchAll(/^\| ([^|]+) \| /gm)].flatMap(([, name]) => name ?? []),
    ...[...staff.matchAll(/^- \*\*([^*]+)\*\*:/gm)].flatMap(([, name]) => name ?? []),
    ...[...page.matchAll(/^\d+\. ([^,:.]+)/gm)].flatMap(([, name]) => name ?? []),
  ]
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  const listed = rows.map(({ clause }) => plain(clause))
  const isListed = (clause: string) => listed.some((row) => plain(clause).includes(row) || row.includes(plain(clause)))
  expect(isListed('a clause that nobody wrote'), 'control').toBe(false)
  expect(clauses.filter((clause) => !/^(?:-+|situation)$/.test(clause.trim()) && !isListed(clause))).toEqual([])
})
