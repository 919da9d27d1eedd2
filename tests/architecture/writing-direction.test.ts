import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#scripts/portal/settings.ts'

/** Classes that name a side of the screen; those that name the start and the end of a line follow its direction. */
const sided =
  /(?<![\w-])(?:[a-z-]+:)*-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|text-left|text-right)(?:-[\w.[(]|(?=["'`\s]))/

/** What stands between quotes in a line that holds classes. */
const listSided = (text: string) => text.split('\n').filter((line) => /class/i.test(line) && sided.test(line))

test('layout speaks of start and end, so that it can be mirrored', () => {
  const files = globSync('{app,features,ui,player}/**/*.tsx', { cwd: projectFolder })
  const found = files.flatMap((path) =>
    listSided(readFileSync(join(projectFolder, path), 'utf8')).map((line) => `${path}: ${line.trim()}`),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})

test.each(['ml-2', 'sm:pr-4', 'text-left', '-mr-2', 'border-l-2'])('%s would be noticed', (name) => {
  expect(listSided(`<p className="grid ${name} gap-2">`)).toHaveLength(1)
  expect(listSided('<p className="ms-2 text-start border-s-2 lg:pe-3 start-0">')).toEqual([])
})
