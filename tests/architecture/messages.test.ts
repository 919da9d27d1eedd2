import { isLiteralElement, isPluralElement, isSelectElement, isTagElement } from '@formatjs/icu-messageformat-parser'
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { globSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { errorTable } from '#core/errors.ts'
import { languages, languageTags } from '#messages/languages.ts'
import { messages } from '#messages/messages.ts'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
const productFiles = globSync('{app,features,ui,player,core,worker,messages}/**/*.{ts,tsx}', { cwd: projectFolder })

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  )
}

/** Each argument of a message with its kind, tags included; what a plural or a choice holds counts too. */
function listArguments(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isLiteralElement(element) || !('value' in element)) return []
    const inner = isTagElement(element) ? listArguments(element.children) : []
    const choices = isPluralElement(element) || isSelectElement(element) ? Object.values(element.options) : []
    return [`${element.value}:${element.type}`, ...inner, ...choices.flatMap(({ value }) => listArguments(value))]
  })
}

const argumentsOf = (message: string) => [...new Set(listArguments(parse(message)))].sort()
const english = Object.fromEntries(flatten(messages.en))

test('every file of words is loaded, and every language has the same', () => {
  const areas = Object.keys(messages.en).sort()
  expect(languageTags).toEqual(Object.keys(languages))
  for (const language of languageTags) {
    const files = readdirSync(join(projectFolder, 'messages', language)).sort()
    expect(files).toEqual(areas.map((area) => `${area}.json`))
  }
})

describe.each(languageTags)('the words in %s', (language) => {
  const words = flatten(messages[language])

  test('have the keys of the English ones', () => {
    expect(words.map(([key]) => key).sort()).toEqual(Object.keys(english).sort())
  })

  test('are never empty', () => {
    expect(words.filter(([, message]) => message.trim() === '')).toEqual([])
  })

  test('take the arguments of the English ones', () => {
    const differing = words.filter(([key, message]) => {
      return JSON.stringify(argumentsOf(message)) !== JSON.stringify(argumentsOf(english[key] ?? ''))
    })
    expect(differing).toEqual([])
  })
})

test('an error is said in the words of the error table', () => {
  const table = Object.entries(errorTable).map(([code, { userMessage }]) => [code, userMessage])
  expect(messages.en.errors).toEqual(Object.fromEntries(table))
})

/** The literals of a file that can name a message, as patterns: `refusal.${reason}` stands for each refusal. */
function listNames(text: string): RegExp[] {
  const literals = text.matchAll(/'([\w.-]+)'|`([\w.-]*(?:\$\{[^}]+\}[\w.-]*)+)`/g)
  return [...literals].map(([, plain, template]) => {
    const pattern = (plain ?? template ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[\\w-]+')
    return new RegExp(`^${pattern}$`)
  })
}

test('no message is left that nothing says', () => {
  const speakers = productFiles
    .filter((path) => !/\.test\.tsx?$/.test(path) && path !== 'messages/messages.ts')
    .map((path) => readFileSync(join(projectFolder, path), 'utf8'))
  const unsaid = Object.keys(messages.en)
    // A test above holds errors to their table, and the compiler the words of an outage, which are read as properties.
    .filter((area) => area !== 'errors' && area !== 'outage')
    .flatMap((area) => {
      const ofArea = speakers.filter((text) => new RegExp(`'${area}(?:'|\\.)`).test(text))
      const names = ofArea.flatMap(listNames)
      const keys = flatten(messages.en[area as keyof typeof messages.en]).map(([key]) => key)
      return keys
        .filter((key) => !endingsOf(key).some((ending) => names.some((name) => name.test(ending))))
        .map((key) => `${area}.${key}`)
    })
  expect(unsaid).toEqual([])
})

/** `a.b.c` as code may name it, below the area or a part of it: itself, `b.c`, `c`. */
function endingsOf(key: string): string[] {
  const parts = key.split('.')
  return parts.map((_, index) => parts.slice(index).join('.'))
}
