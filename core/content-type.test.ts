import { expect, test } from 'vitest'
import { chooseContentType } from './content-type.ts'

test.each([
  ['application/pdf', 'application/pdf'],
  ['Audio/FLAC', 'audio/flac'],
  ['text/plain; charset=utf-7', 'text/plain'],
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['text/xml', 'application/octet-stream'],
  ['application/pdf, text/html', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  ['x\r\nSet-Cookie: a', 'application/octet-stream'],
])('%j is stored as %s', (declared, stored) => {
  expect(chooseContentType(declared)).toBe(stored)
})
