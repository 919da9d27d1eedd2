import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#scripts/portal/settings.ts'

const folders =
  'app bench core e2e features infra jobs local messages platform player prisma scripts tests ui worker'.split(' ')
const notOurs = ['platform/generated/', 'tests/conformance/vectors/']

/** Next reads these folder names: [slug], [...nextauth], (group). */
const routeFolder = /^(?:\[(?:\.\.\.)?[a-z-]+\]|\([a-z-]+\))$/
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const vague = /^(?:utils?|helpers?|common|types|misc|index)$/

/** A path is well named when each part is kebab-case and the file says what it holds. */
function isWellNamed(path: string): boolean {
  const parts = path.split('/')
  const stem = (parts.pop() ?? '').replace(/(?:\.(?:test|spec|config))?\.(?:ts|tsx|js|mjs)$/, '')
  return (
    kebabCase.test(stem) && !vague.test(stem) && parts.every((part) => kebabCase.test(part) || routeFolder.test(part))
  )
}

function listSources(): string[] {
  const present = readdirSync(projectFolder)
  return folders
    .filter((folder) => present.includes(folder))
    .flatMap((folder) =>
      readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => /\.(?:ts|tsx|js|mjs)$/.test(path) && !notOurs.some((prefix) => path.startsWith(prefix)))
}

test('every source file is kebab-case and named for what it holds; none is a barrel', () => {
  const sources = listSources()
  expect(sources).toContain('core/result.ts')
  expect(sources.filter((path) => !isWellNamed(path))).toEqual([])
})

test.each(['core/mediaAccess.ts', 'core/utils.ts', 'ui/Button.tsx', 'ui/index.ts', 'core/types.ts', 'core/Hls/x.ts'])(
  '%s would be noticed',
  (path) => {
    expect(isWellNamed(path)).toBe(false)
    expect(isWellNamed('app/watch/[id]/page.tsx')).toBe(true)
  },
)
