import { expect, test } from 'vitest'
import { parseFileName, writeKeyName } from './file-name.ts'

test.each([
  ['notes.pdf', 'notes.pdf'],
  ['C:\\Users\\me\\Über uns.pdf', 'Über uns.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\u0000b\r\n\u202egpj.exe', 'abgpj.exe'],
  ['..', null],
  ['folder/', null],
  ['   ', null],
  [`${'x'.repeat(300)}.tar`, `${'x'.repeat(251)}.tar`],
])('%j is called %j', (given, name) => {
  expect(parseFileName(given)).toBe(name)
})

test.each([
  ['Über “Tide” (1).PDF', 'Uber-Tide-1.pdf'],
  ['日本', 'file'],
  ['.htaccess', 'htaccess'],
  ['a%2f..%2fb*?.pdf', 'a-2f-2fb.pdf'],
  [`${'y'.repeat(200)}.flac`, `${'y'.repeat(80)}.flac`],
])('%j lies under %j', (fileName, key) => {
  expect(writeKeyName(fileName)).toBe(key)
  expect(encodeURIComponent(key)).toBe(key)
})
