import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What a document may refer to. */
export type Project = {
  /** Says whether a path, relative to the project's root, exists. */
  exists: (path: string) => boolean
  /** Folders at the root: a path in backticks that begins with one of them is a path of the project. */
  topFolders: ReadonlySet<string>
  /** Names of the scripts in package.json. */
  scripts: ReadonlySet<string>
}

const notOurs = new Set(['node_modules', 'test-results', 'playwright-report'])

/** npm's own commands that a document may name. */
const npmCommands = new Set(['ci', 'install'])

/** Every Markdown file of the project, relative to its root. */
export function listDocuments(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return entry.name.startsWith('.') || notOurs.has(entry.name) ? [] : listDocuments(root, path)
    return entry.name.endsWith('.md') ? [relative(root, path)] : []
  })
}

export function readProject(root: string): Project {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    exists: (path) => existsSync(join(root, path)),
    topFolders: new Set(folders.map(({ name }) => name).filter((name) => !notOurs.has(name))),
    scripts: new Set(Object.keys(scripts)),
  }
}

/** What one document refers to and the project does not have, each in words; pictures count as links. */
export function findBrokenReferences(documentPath: string, text: string, project: Project): string[] {
  return [
    ...findBrokenLinks(documentPath, text, project),
    ...findUnknownCommands(text, project),
    ...findMissingPaths(text, project),
  ]
}

function findBrokenLinks(documentPath: string, text: string, { exists }: Project): string[] {
  const targets = matches(withoutCode(text), /\]\(([^)\s]+)\)/g)
  return targets
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .filter((target) => !exists(join(dirname(documentPath), target.replace(/#.*$/, ''))))
    .map((target) => `link ${target}`)
}

/** Commands count wherever they are code: in backticks and in fenced blocks. */
function findUnknownCommands(text: string, { scripts }: Project): string[] {
  const code = [...matches(text, /```[^\n]*\n([\s\S]*?)```/g), ...inlineCode(text)]
  return code.flatMap((piece) => {
    const run = matches(piece, /\bnpm run ([a-z][\w:-]*)/g).filter((name) => !scripts.has(name))
    const short = matches(piece, /\bnpm (?!run\b)([a-z][\w-]*)/g)
    const unknown = short.filter((name) => !scripts.has(name) && !npmCommands.has(name))
    return [...run.map((name) => `command npm run ${name}`), ...unknown.map((name) => `command npm ${name}`)]
  })
}

function findMissingPaths(text: string, { exists, topFolders }: Project): string[] {
  return inlineCode(text)
    .filter((piece) => /^[\w.@-]+\/[^\s<>{}…]*$/.test(piece) && topFolders.has(piece.slice(0, piece.indexOf('/'))))
    .map((piece) => piece.replace(/\/[^/]*\*.*$/, ''))
    .filter((path) => !exists(path))
    .map((path) => `path ${path}`)
}

function inlineCode(text: string): string[] {
  return matches(text.replaceAll(/```[\s\S]*?```/g, ''), /`([^`\n]+)`/g)
}

function withoutCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]))
}
