import type { Film, Shot } from '#scripts/demo/picture/film.ts'
import { createBokeh } from './wet-window.ts'
import { boatShot, creditsShot, letterShot, titleShot, towerShot, walkShot, type Palette } from './letters-shots.ts'

const size = { width: 1280, height: 720 }

const evening: Palette = {
  sky: ['#23365a', '#6a5a7c', '#d98d6c', '#f4c48a'],
  land: ['#7a5a70', '#4c3f5e', '#221f36'],
  water: { deep: [16, 26, 52], sky: [214, 140, 104], glitter: [255, 214, 150] },
  wall: '#efe2c8',
  band: '#b23a2a',
  lamp: '255, 220, 150',
  lampStrength: 1,
  paper: '#f3e7cd',
  desk: ['#5a3b26', '#38231a'],
  ink: '#2a2440',
  weather: 'clear',
}

const fog: Palette = {
  sky: ['#7e9196', '#a9b6b5', '#ccd3cd', '#d9dcd2'],
  land: ['#a3b0ad', '#7e908f', '#4d6163'],
  water: { deep: [70, 90, 96], sky: [190, 200, 196], glitter: [236, 236, 220] },
  wall: '#e2e2d8',
  band: '#8a4a40',
  lamp: '255, 240, 204',
  lampStrength: 0.6,
  paper: '#eceadd',
  desk: ['#52605c', '#36423f'],
  ink: '#2c3a3c',
  weather: 'fog',
}

const winter: Palette = {
  sky: ['#0f2036', '#27476a', '#6f93ac', '#c3d8de'],
  land: ['#8fb0c2', '#c3d9e2', '#eef5f7'],
  water: { deep: [14, 34, 56], sky: [128, 166, 188], glitter: [236, 246, 255] },
  wall: '#f6f3ea',
  band: '#a5362e',
  lamp: '255, 226, 166',
  lampStrength: 0.9,
  paper: '#f2eee2',
  desk: ['#3c4654', '#232b38'],
  ink: '#1a2a3e',
  weather: 'snow',
}

const morning: Palette = {
  sky: ['#87b6c8', '#b9d6cf', '#f5e3b4', '#fbd7a0'],
  land: ['#8fb59a', '#5d8f72', '#2c5a4a'],
  water: { deep: [40, 96, 116], sky: [214, 224, 196], glitter: [255, 244, 206] },
  wall: '#fbf4e2',
  band: '#c0492f',
  lamp: '255, 236, 176',
  lampStrength: 0.35,
  paper: '#f8efd6',
  desk: ['#7a5636', '#52371f'],
  ink: '#233a34',
  weather: 'clear',
}

function episode(shots: Shot[]): Film {
  return { size, vignette: 0.42, grain: 3, shots }
}

/** Season 1, episode 1, 44 s: somebody on the shore writes to a light. */
export const firstLetter = episode([
  letterShot(
    'A letter to a light',
    evening,
    ['Dear keeper,', 'your light comes in at my window', 'every nine seconds.'],
    8,
  ),
  titleShot(),
  towerShot('The tower at evening', evening, 9),
  boatShot('The post boat goes out', evening, 9),
  letterShot('The answer', evening, ['Dear window,', 'I never knew', 'that anybody counted.'], 7),
  creditsShot(evening, 5, 'The First Letter'),
])

/** Season 1, episode 2, 45 s: three days of fog, and no post. */
export const threeDaysOfFog = episode([
  towerShot('Fog', fog, 8, true),
  titleShot(),
  letterShot('What one cannot see', fog, ['I cannot see you tonight.', 'I count to nine', 'all the same.'], 9),
  { name: 'The window', seconds: 8, dissolve: 1.2, prepare: createBokeh },
  boatShot('By ear alone', fog, 9),
  creditsShot(fog, 5, 'Three Days of Fog'),
])

/** Season 2, episode 1, 45 s: the last boat before the ice. */
export const winterBoat = episode([
  boatShot('The last boat', winter, 8),
  titleShot(),
  towerShot('Snow on the gallery', winter, 9, true),
  letterShot(
    'A letter for the whole winter',
    winter,
    ['This one must last till March.', 'Read it slowly,', 'a line a week.'],
    9,
  ),
  towerShot('The light over the ice', winter, 8),
  creditsShot(winter, 5, 'The Winter Boat'),
])

/** Season 2, episode 2, 46 s: in spring somebody comes to see for themselves. */
export const otherShore = episode([
  letterShot('No stamp', morning, ['I am bringing this one', 'myself.'], 8),
  titleShot(),
  boatShot('The first boat of spring', morning, 9, true),
  walkShot('The cliff path', morning, 10),
  towerShot('The door', morning, 8, true),
  creditsShot(morning, 5, 'The Other Shore'),
])
