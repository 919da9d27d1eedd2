import { expect, test } from 'vitest'
import { chooseGoingOn, inOrder, isFinished, type GoingOnPart } from './going-on.ts'
import { chooseSeason, listSeasons } from './seasons.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute))
const length = 1_000

/** Episodes 1 to 3 of season 1, 1 of season 2 and a special, none begun. */
const series: GoingOnPart[] = [
  [0, 1],
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 1],
].map(([seasonNumber = 0, episodeNumber = 0], index) => ({
  ...{ id: `S${seasonNumber}E${episodeNumber}`, position: index + 1, seasonNumber, episodeNumber },
  ...{ durationSeconds: length, creditsStartSeconds: null, progress: null },
}))

type Touch = [id: string, positionSeconds: number, minute: number, isWatched?: boolean]

const withTouches = (...touches: Touch[]) =>
  series.map((part) => {
    const [, positionSeconds = 0, minute = 0, isWatched = false] = touches.find(([id]) => id === part.id) ?? []
    const isTouched = touches.some(([id]) => id === part.id)
    return { ...part, progress: isTouched ? { positionSeconds, touchedAt: at(minute), isWatched } : null }
  })

const choose = (...touches: Touch[]) => {
  const going = chooseGoingOn(withTouches(...touches))
  return going && `${going.way} ${going.part.id}`
}

test.each<[string, Touch[], string]>([
  ['the first episode before anything, and not a special', [], 'start S1E1'],
  ['where it was left', [['S1E2', 400, 1]], 'resume S1E2'],
  [
    'what was touched last',
    [
      ['S1E3', 400, 1],
      ['S1E1', 300, 2],
    ],
    'resume S1E1',
  ],
  ['the one after a finished one', [['S1E1', 990, 1, true]], 'next S1E2'],
  ['across seasons', [['S1E3', 990, 1, true]], 'next S2E1'],
  [
    'past what was seen already',
    [
      ['S1E2', 0, 1, true],
      ['S1E1', 990, 2, true],
    ],
    'next S1E3',
  ],
  [
    'what was skipped, after the last',
    [
      ['S2E1', 990, 1, true],
      ['S0E1', 990, 2, true],
    ],
    'next S1E1',
  ],
  ['one that was seen and begun again', [['S1E1', 500, 1, true]], 'resume S1E1'],
  ['the one after what was seen into its last twentieth', [['S1E1', 960, 1, true]], 'next S1E2'],
  ['one that was only looked at', [['S1E2', 2, 1]], 'start S1E2'],
  ['all again', series.map(({ id }, index): Touch => [id, 990, index, true]), 'again S1E1'],
])('goes on with %s', (_label, touches, expected) => {
  expect(choose(...touches)).toBe(expected)
})

test('says where it resumes, and passes over what cannot be played', () => {
  const parts = withTouches(['S1E1', 990, 1, true])
  const without = parts.map((part) => (part.id === 'S1E2' ? { ...part, durationSeconds: null } : part))
  expect(chooseGoingOn(without)).toMatchObject({ way: 'next', part: { id: 'S1E3' } })
  expect(chooseGoingOn(withTouches(['S1E2', 400, 1]))).toMatchObject({ atSeconds: 400 })
  expect(chooseGoingOn(parts.map((part) => ({ ...part, durationSeconds: null })))).toBeNull()
})

test('a part without a mark counts as finished at its end alone', () => {
  const [part] = withTouches(['S0E1', 995, 1])
  const [begun] = withTouches(['S0E1', 400, 1])
  expect([part && isFinished(part), begun && isFinished(begun)]).toEqual([true, false])
})

test('seasons stand in order, specials last, and an address names one of them', () => {
  expect(inOrder(series).map(({ id }) => id)).toEqual(['S1E1', 'S1E2', 'S1E3', 'S2E1', 'S0E1'])
  expect(listSeasons(series)).toEqual([1, 2, 0])
  expect(chooseSeason([1, 2, 0], '2', null)).toBe(2)
  expect(chooseSeason([1, 2, 0], ['0', '2'], null)).toBe(0)
  expect(chooseSeason([1, 2, 0], '9', { seasonNumber: 2 })).toBe(2)
  expect(chooseSeason([1, 2, 0], undefined, null)).toBe(1)
  expect(chooseSeason([], '1', null)).toBeNull()
})
