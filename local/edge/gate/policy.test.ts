import { expect, test } from 'vitest'
import { parseExpires, parsePolicy } from './policy.ts'

const compact = '{"Statement":[{"Resource":"*","Condition":{"DateLessThan":{"AWS:EpochTime":1800000000}}}]}'
const isRead = (text: string): boolean => parsePolicy(Buffer.from(text), 'cookies').ok

test('reads the documented grammar', () => {
  const conditions = '"DateGreaterThan":{"AWS:EpochTime":5},"IpAddress":{"AWS:SourceIp":"192.0.2.0/24"},"DateLessThan"'
  const policy = parsePolicy(Buffer.from(compact.replace('"DateLessThan"', conditions)), 'cookies')
  expect(policy).toMatchObject({
    ok: true,
    value: { expiresAtSeconds: 1_800_000_000, startsAfterSeconds: 5, network: { bits: 0xc0000200, mask: 0xffffff00 } },
  })
})

test("reads the one space of AWS's Java SDK and no other", () => {
  expect(isRead(compact.replace(':[', ': ['))).toBe(true)
  for (const text of [`${compact}\n`, ` ${compact}`, compact.replace('"Condition":', '"Condition": ')]) {
    expect(isRead(text), text).toBe(false)
  }
})

const time = '{"AWS:EpochTime":1800000000}'
test.each([
  ['two statements', compact.replace(/\[(.*)\]/, '[$1,$1]')],
  ['a statement that is no list', compact.replace('[', '').replace(']', '')],
  ['another top-level name', compact.replace('{"St', '{"Version":"2012-10-17","St')],
  ['a name given twice', compact.replace('"Resource":"*"', '"Resource":"https://h/*","Resource":"*"')],
  ['a prototype', compact.replace('"Resource":"*"', '"__proto__":{"Resource":"*"}')],
  ['an unknown condition', compact.replace('"DateLess', '"StringEquals":{},"DateLess')],
  ['no condition', compact.replace(/,"Condition".*\}\}/, '')],
  ['no expiry', compact.replace(`"DateLessThan":${time}`, '')],
  ['milliseconds', compact.replace('1800000000', '1800000000000')],
  ['a fraction', compact.replace('1800000000', '1800000000.5')],
  ['another number form', compact.replace('1800000000', '1.8e9')],
  ['a quoted time', compact.replace('1800000000', '"1800000000"')],
  ['a list of resources', compact.replace('"*"', '["*"]')],
  ['an escaped slash', compact.replace('*', 'https:\\/\\/h/*')],
  ['a byte-order mark', `\ufeff${compact}`],
  ['IPv6', compact.replace('"DateLess', '"IpAddress":{"AWS:SourceIp":"::/0"},"DateLess')],
  ['no JSON', 'not json'],
  ['null', 'null'],
])('refuses %s', (_label, text) => {
  expect(text).not.toBe(compact)
  expect(isRead(text)).toBe(false)
  expect(isRead(compact)).toBe(true)
})

test('Expires is a plain number of seconds that fits 32 bits', () => {
  expect(parseExpires('2147483647')).toBe(2_147_483_647)
  for (const text of ['', '2147483648', '1800000000000', '01', '+1', '-1', '1.0', '1e9', ' 1']) {
    expect(parseExpires(text), text).toBeNull()
  }
})
