import { expect, test } from 'vitest'
import { isStillComing, preparingPercent, readReadiness, type AssetRow } from './readiness.ts'

const asset = (status: AssetRow['status'], percent?: number): AssetRow => ({
  status,
  durationSeconds: status === 'READY' ? 61.5 : null,
  hasVideo: true,
  ingestJobs: percent === undefined ? [] : [{ percent }],
})

test('an older version that is ready plays while a newer one is prepared', () => {
  expect(readReadiness([asset('PREPARING', 10), asset('READY')])).toEqual({
    state: 'ready',
    durationSeconds: 61.5,
    kind: 'video',
  })
})

test.each([
  ['a first version under way', [asset('PREPARING', 40)], { state: 'preparing', percent: 40 }],
  ['a job that has not begun', [asset('PREPARING')], { state: 'preparing', percent: 0 }],
  ['more than all of it', [asset('PREPARING', 140)], { state: 'preparing', percent: 100 }],
  ['only a failed version', [asset('FAILED', 40)], { state: 'missing' }],
  ['nothing', [], { state: 'missing' }],
])('says what there is of %s', (_label, assets, expected) => {
  expect(readReadiness(assets)).toEqual(expected)
})

test('a title shows the mean of its parts until one of them plays', () => {
  const [ten, forty, ready] = [[asset('PREPARING', 10)], [asset('PREPARING', 41)], [asset('READY')]].map(readReadiness)
  if (!ten || !forty || !ready) throw new Error('three parts')
  expect(preparingPercent([ten, forty])).toBe(25)
  expect(preparingPercent([ten, ready])).toBeNull()
  expect(preparingPercent([])).toBeNull()
})

test.each([
  ['one that is being made', { preparingPercent: 0 }, true],
  ['one that is out and has nothing that plays yet', {}, true],
  ['one that plays', { durationSeconds: 60 }, false],
  ['one that is announced', { opensAt: new Date() }, false],
  ['a draft without media', { isPreview: true }, false],
])('a page looks again for %s: %o', (_label, change, expected) => {
  const title = { preparingPercent: null, durationSeconds: null, opensAt: null, isPreview: false }
  expect(isStillComing({ ...title, ...change })).toBe(expected)
})
