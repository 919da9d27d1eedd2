import { expect, test } from 'vitest'
import { writeAttachment } from './content-disposition.ts'

test.each([
  ['notes.pdf', `attachment; filename="notes.pdf"; filename*=UTF-8''notes.pdf`],
  [
    'Über “Tide”.pdf',
    `attachment; filename="Uber _Tide_.pdf"; filename*=UTF-8''%C3%9Cber%20%E2%80%9CTide%E2%80%9D.pdf`,
  ],
  [`it's (1)*.pdf`, `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
  ['a"; x="b\\.pdf', `attachment; filename="a_; x=_b_.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22b%5C.pdf`],
  ['a\r\nSet-Cookie: b', `attachment; filename="a__Set-Cookie: b"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b`],
  ['half \ud83c', `attachment; filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
])('%j', (fileName, header) => {
  expect(writeAttachment(fileName)).toBe(header)
  expect(writeAttachment(fileName)).toMatch(/^[\x20-\x7e]+$/)
})
