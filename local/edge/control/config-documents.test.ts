import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { element } from '#core/xml-text.ts'
import { parseKeyGroupConfig, parsePublicKeyConfig } from './config-documents.ts'
import { writeDocument } from './control-error.ts'

const encodedKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString()
const longest = 'n'.repeat(128)

function keyDocument({ reference = 'r', name = 'n', key = encodedKey, comment = null as string | null } = {}): string {
  const fields = element('CallerReference', reference) + element('Name', name) + element('EncodedKey', key)
  return writeDocument('PublicKeyConfig', fields + element('Comment', comment))
}

function groupDocument(items: string[], name = 'n'): string {
  const keys = items.map((item) => element('PublicKey', item)).join('')
  return writeDocument('KeyGroupConfig', `${element('Name', name)}<Items>${keys}</Items>`)
}

test.each([
  { name: longest, comment: longest },
  { name: '<&>"\' é \u{1f3ac}', comment: '' },
  { reference: '&amp;', comment: ' kept as it is ' },
])('reads back what was written: %o', (fields) => {
  const { reference = 'r', name = 'n', comment } = fields
  const value = { callerReference: reference, name, encodedKey, comment }
  expect(parsePublicKeyConfig(keyDocument(fields))).toEqual({ ok: true, value })
})

test('white space between elements, comments and a declaration say nothing', () => {
  const written = `<?xml version="1.0"?>\n<!-- a -->\n<KeyGroupConfig xmlns="x">\n  <Name>n</Name>\n  <Items>\n    <PublicKey>K1</PublicKey>\n  </Items>\n</KeyGroupConfig>\n`
  expect(parseKeyGroupConfig(written)).toEqual({ ok: true, value: { name: 'n', items: ['K1'], comment: null } })
})

test('one key is a list as well, and five are one in their order', () => {
  expect(parseKeyGroupConfig(groupDocument(['K1']))).toMatchObject({ value: { items: ['K1'] } })
  const items = ['K5', 'K1', 'K4', 'K2', 'K3']
  expect(parseKeyGroupConfig(groupDocument(items))).toMatchObject({ value: { items } })
})

test.each([
  ['no name', { name: '' }],
  ['a name of 129 characters', { name: `${longest}n` }],
  ['a comment of 129 characters', { comment: `${longest}n` }],
  ['no caller reference', { reference: '' }],
  ['no key', { key: '' }],
  ['a key without its frame', { key: encodedKey.replace(/-----.*-----\n/g, '') }],
])('refuses a public key with %s', (_label, fields) => {
  expect(parsePublicKeyConfig(keyDocument())).toMatchObject({ ok: true })
  expect(parsePublicKeyConfig(keyDocument(fields))).toMatchObject({ ok: false, error: { code: 'InvalidArgument' } })
})

test.each([
  ['nothing', '', 'MissingBody'],
  ['white space', ' \n', 'MissingBody'],
  ['no root', 'text', 'MalformedInput'],
  ['the other document', groupDocument(['K1']), 'MalformedInput'],
  ['a field less', writeDocument('PublicKeyConfig', element('Name', 'n')), 'MalformedInput'],
  ['text between elements', keyDocument().replace('<Name>', 'text<Name>'), 'MalformedInput'],
  ['a field with elements in it', keyDocument().replace('<Name>n', '<Name><b>n</b>'), 'MalformedInput'],
  ['an end that is missing', keyDocument().replace('</PublicKeyConfig>', ''), 'MalformedInput'],
])('refuses %s', (_label, body, code) => {
  expect(parsePublicKeyConfig(body)).toMatchObject({ ok: false, error: { code } })
})
