import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'

const choose = (profile: string | null, cookie: string | null, acceptLanguage: string | null) =>
  chooseLanguage({ profile, cookie, acceptLanguage }, ['en', 'de'])

test.each([
  ['the profile before the browser’s choice', 'de', 'en', 'en', 'de'],
  ['the browser’s choice before what it accepts', null, 'de', 'en', 'de'],
  ['a region’s language', null, null, 'de-AT', 'de'],
  ['the one wanted most', null, null, 'en;q=0.4, de;q=0.9', 'de'],
  ['the first of equals', null, null, 'en, de', 'en'],
  ['the first that exists', null, null, 'fr-CH, de;q=0.3, en;q=0.2', 'de'],
  ['none that the browser refuses', null, null, 'de;q=0', 'en'],
  ['English where nothing is asked', null, null, null, 'en'],
  ['English for what is unknown', 'xx', '../de', '*', 'en'],
  ['any case', null, null, 'DE-de', 'de'],
  ['nothing odd from a broken field', null, null, ';;q=,,=;q=2, de;q=abc', 'en'],
] as const)('chooses %s', (_label, profile, cookie, accepted, chosen) => {
  expect(choose(profile, cookie, accepted)).toBe(chosen)
})
