import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createPropagation } from './propagation.ts'

const publicKeyPem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString()
const entriesOf = (...ids: string[]) => ids.map((keyId) => ({ keyId, publicKeyPem, group: 'playback' }))

/** Timers that run when the test says so. */
function createTimers() {
  const waiting: { work: () => void; delay: number }[] = []
  return {
    waiting,
    schedule(work: () => void, delay: number) {
      const entry = { work, delay }
      waiting.push(entry)
      return { cancel: () => void waiting.splice(waiting.indexOf(entry), 1) }
    },
  }
}

test('a change reaches the gate after the delay, each for itself and in order', () => {
  const trustedKeys = createTrustedKeys(entriesOf('K1'))
  const { waiting, schedule } = createTimers()
  const propagation = createPropagation(trustedKeys, 5_000, schedule)
  propagation.publish(entriesOf('K1', 'K2'))
  propagation.publish(entriesOf('K2'))
  expect(waiting.map(({ delay }) => delay)).toEqual([5_000, 5_000])
  const held = () => trustedKeys.list().map(({ keyId }) => keyId)
  expect(held()).toEqual(['K1'])
  waiting.shift()?.work()
  expect(held()).toEqual(['K1', 'K2'])
  waiting.shift()?.work()
  expect(held()).toEqual(['K2'])
})

test('without a delay a change is there at once', () => {
  const trustedKeys = createTrustedKeys(entriesOf('K1'))
  const { waiting, schedule } = createTimers()
  createPropagation(trustedKeys, 0, schedule).publish(entriesOf('K2'))
  expect(waiting).toEqual([])
  expect(trustedKeys.find('K2', ['playback'])).not.toBeNull()
  expect(trustedKeys.find('K1', ['playback'])).toBeNull()
})

test('stopped, it drops what is under way', () => {
  const { waiting, schedule } = createTimers()
  const propagation = createPropagation(createTrustedKeys([]), 1, schedule)
  propagation.publish(entriesOf('K1'))
  propagation.stop()
  expect(waiting).toEqual([])
})
