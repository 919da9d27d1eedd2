import { expect, test } from 'vitest'
import { parseKeyArguments } from './arguments.ts'

test.each([
  [['list'], { name: 'list' }],
  [['rotate', 'playback'], { name: 'rotate', keyGroup: 'PLAYBACK', algorithm: 'EC_P256' }],
  [['rotate', 'DIRECT', '--rsa'], { name: 'rotate', keyGroup: 'DIRECT', algorithm: 'RSA_2048' }],
  [['remove', 'K2EXAMPLE00001'], { name: 'remove', keyId: 'K2EXAMPLE00001' }],
])('%o is understood', (args, value) => {
  expect(parseKeyArguments(args)).toEqual({ ok: true, value })
})

test.each([
  [[]],
  [['list', 'playback']],
  [['rotate']],
  [['rotate', 'all']],
  [['remove']],
  [['remove', 'a', 'b']],
  [['list', '--rsa']],
  [['--all']],
])('%o is refused', (args) => {
  expect(parseKeyArguments(args)).toMatchObject({ ok: false })
})
