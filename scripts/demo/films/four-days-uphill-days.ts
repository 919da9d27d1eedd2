import type { Sheet } from '#scripts/demo/films/paper.ts'

/** One day of the walk: its words, its sky, what hangs in it, and its sheets from far to near. */
export type Day = {
  label: string
  words: string
  sky: string[]
  disc: { colour: string; radius: number; from: [number, number]; to: [number, number] }
  sheets: Sheet[]
  ink: string
  weather?: 'birds' | 'snow' | 'stars'
}

/** Monday to Thursday. */
export const days: Day[] = [
  {
    label: 'MONDAY',
    words: 'Down where the orchards are',
    ink: '#5b2b2a',
    sky: ['#f7dcae', '#f6c79b', '#f0a98a'],
    disc: { colour: '#fff3cf', radius: 74, from: [930, 330], to: [960, 210] },
    weather: 'birds',
    sheets: [
      { base: 380, rise: 70, feature: 420, colour: '#e79b80', speed: 5, seed: 11 },
      { base: 450, rise: 64, feature: 330, colour: '#cf7466', speed: 11, seed: 12 },
      { base: 520, rise: 52, feature: 300, colour: '#a8545a', speed: 19, seed: 13, trees: '#94474f' },
      { base: 600, rise: 36, feature: 420, colour: '#6f3848', speed: 32, seed: 14, octaves: 2 },
    ],
  },
  {
    label: 'TUESDAY',
    words: 'A forest that has no opinion of you',
    ink: '#f4ecd2',
    sky: ['#7fb5ac', '#a9cdb6', '#dbe2c0'],
    disc: { colour: '#f8e7ae', radius: 60, from: [960, 260], to: [1010, 190] },
    weather: 'birds',
    sheets: [
      { base: 340, rise: 110, feature: 380, colour: '#77a393', speed: 5, seed: 21 },
      { base: 420, rise: 80, feature: 300, colour: '#4f8377', speed: 12, seed: 22, trees: '#467a6e' },
      { base: 510, rise: 60, feature: 320, colour: '#31645e', speed: 21, seed: 23, trees: '#2a5853' },
      { base: 600, rise: 42, feature: 380, colour: '#1c413f', speed: 34, seed: 24, octaves: 2 },
    ],
  },
  {
    label: 'WEDNESDAY',
    words: 'Stone, and the evening arriving sideways',
    ink: '#ffe9c7',
    sky: ['#46306b', '#9a4a77', '#e8795f', '#f8b96b'],
    disc: { colour: '#ffd37a', radius: 92, from: [760, 300], to: [790, 410] },
    sheets: [
      { base: 350, rise: 170, feature: 260, colour: '#a8506f', speed: 5, seed: 31 },
      { base: 430, rise: 130, feature: 240, colour: '#7b3a64', speed: 12, seed: 32 },
      { base: 520, rise: 84, feature: 250, colour: '#512a55', speed: 22, seed: 35 },
      { base: 596, rise: 54, feature: 360, colour: '#2e1c3d', speed: 35, seed: 34, octaves: 2 },
    ],
  },
  {
    label: 'THURSDAY',
    words: 'Above the last warm thing',
    ink: '#eef4fb',
    sky: ['#152544', '#2b4a77', '#6a90b4', '#b9d0de'],
    disc: { colour: '#f3f6f4', radius: 48, from: [1010, 190], to: [980, 130] },
    weather: 'snow',
    sheets: [
      { base: 370, rise: 200, feature: 300, colour: '#8fb0cb', speed: 5, seed: 41 },
      { base: 450, rise: 150, feature: 260, colour: '#b7cede', speed: 12, seed: 42 },
      { base: 530, rise: 90, feature: 280, colour: '#d9e6ee', speed: 22, seed: 47 },
      { base: 596, rise: 46, feature: 380, colour: '#f6fafb', speed: 35, seed: 44, octaves: 2 },
    ],
  },
]
