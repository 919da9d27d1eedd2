import { expect, test } from 'vitest'
import { createInitialState, listTrustedKeys, makeId } from './control-state.ts'

const groupIds = { playback: 'id-of-playback', private: 'id-of-private' }
const keyOf = (keyId: string, group: string) => ({ keyId, publicKeyPem: `PEM of ${keyId}`, group })
const state = createInitialState([keyOf('K1', 'playback'), keyOf('K2', 'private')], groupIds, new Date(0))

test('what the first state lists is what it was made of', () => {
  expect(listTrustedKeys(state, groupIds)).toEqual([keyOf('K1', 'playback'), keyOf('K2', 'private')])
})

test('a key counts in each of its groups, and in none that no behaviour names', () => {
  const stranger = { id: 'another', etag: 'E1', modifiedAt: '', name: 'usher-playback', items: ['K2'], comment: null }
  const keyGroups = [...state.keyGroups.map((group) => ({ ...group, items: ['K1'] })), stranger]
  const listed = listTrustedKeys({ ...state, keyGroups }, groupIds)
  expect(listed).toEqual([keyOf('K1', 'playback'), keyOf('K1', 'private')])
})

test('a group that is not there holds nothing', () => {
  expect(listTrustedKeys({ ...state, keyGroups: [] }, groupIds)).toEqual([])
})

test('ids have CloudFront’s form and do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, () => makeId('K'))
  expect(ids.every((id) => /^K[A-Z0-9]{13}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
})
