import { expect, test } from 'vitest'
import { demoCatalogue } from './catalogue.ts'
import { writePressNotes } from './press-notes.ts'

const [title] = demoCatalogue.flatMap(({ titles }) => titles)
if (!title) throw new Error('The demo has no title.')

test('every offset of the table leads to its object, and the stream is as long as it says', () => {
  const file = writePressNotes({ ...title, name: 'A (small) “name” \\ ü' }, ['About it.']).toString('latin1')
  expect(file).toMatch(/^%PDF-1\.4\n/)
  expect(file).toMatch(/%%EOF\n$/)
  const table = Number(/startxref\n(\d+)\n/.exec(file)?.[1])
  expect(file.slice(table, table + 4)).toBe('xref')
  const offsets = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  expect(offsets).toHaveLength(8)
  offsets.forEach((offset, index) => expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)))
  const [, length, content] = /<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(file) ?? []
  expect(content).toHaveLength(Number(length))
  expect(content).toContain('(A \\(small\\) \\223name\\224 \\\\ \\374) Tj')
})
