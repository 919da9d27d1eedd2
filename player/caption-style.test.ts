import { expect, test } from 'vitest'
import { parseCaptionStyle, writeCaptionDeclarations } from './caption-style.ts'

test('what was not chosen is not written', () => {
  expect(writeCaptionDeclarations(parseCaptionStyle(null))).toBe('')
  expect(writeCaptionDeclarations(parseCaptionStyle('{"colour":"yellow","size":"large"}'))).toBe(
    'font-size: 1.35em; color: #ffe14d',
  )
})

test.each([
  ['no JSON', 'yellow'],
  ['another shape', '["yellow"]'],
  ['no choice of ours', '{"colour":"red;} body{display:none","edge":7}'],
])('%s counts as nothing chosen', (_label, text) => {
  expect(parseCaptionStyle(text)).toEqual({ size: 'usual', colour: 'usual', background: 'usual', edge: 'usual' })
})
