import { expect, test } from 'vitest'
import { labelTracks } from './track-labels.ts'

test('tracks are called by their language in that language, and no two alike', () => {
  expect(labelTracks(['en', 'de', 'de', 'fr', null, null])).toEqual([
    'English',
    'Deutsch',
    'Deutsch 2',
    'Français',
    'Stereo',
    'Stereo 2',
  ])
})
