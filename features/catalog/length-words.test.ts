import { expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import { writeLength } from './length-words.ts'

const [english, german] = [createAreaTranslator('en', 'catalog'), createAreaTranslator('de', 'catalog')]

test.each([
  [45, '45 sec', '45 Sek.'],
  [59.8, '1 min', '1 Min.'],
  [480, '8 min', '8 Min.'],
  [6_120, '1 h 42 min', '1 Std. 42 Min.'],
  [7_200, '2 h', '2 Std.'],
])('writes a length of %d s as %s, in German %s', (seconds, inEnglish, inGerman) => {
  expect([writeLength(english, seconds), writeLength(german, seconds)]).toEqual([inEnglish, inGerman])
})
