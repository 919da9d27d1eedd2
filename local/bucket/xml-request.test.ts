import { expect, test } from 'vitest'
import { element } from '#core/xml-text.ts'
import { rootElement } from './xml.ts'
import { childrenOf, parseXml, textOf } from './xml-request.ts'

test('what is written is read back, every awkward character of a key included', () => {
  const keys = ['a & b', '<c>"\'', ' spaced ', 'tab\there', 'bell\u0007', '%41&amp;', '\u{1f3ac}', '123', 'true']
  const objects = keys.map((key) => `<Object>${element('Key', key)}</Object>`).join('')
  const parsed = parseXml(rootElement('Delete', objects), 'Delete')
  expect(parsed.ok && childrenOf(parsed.value, 'Object').map((object) => textOf(object, 'Key'))).toEqual(keys)
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><Delete><Object><Key>&b;</Key></Object></Delete>'],
  ['another root', '<Remove><Object><Key>a</Key></Object></Remove>'],
  ['an open end', '<Delete><Object><Key>a</Key></Object>'],
  ['nothing', ''],
])('refuses %s', (_name, text) => {
  expect(parseXml('<Delete><Object><Key>a</Key></Object></Delete>', 'Delete').ok, 'control').toBe(true)
  expect(parseXml(text, 'Delete')).toMatchObject({ ok: false, error: { code: 'MalformedXML' } })
})
