import type { Film, Shot } from '#scripts/demo/picture/film.ts'
import { prepareNight } from './balcony-night.ts'
import { prepareRoofs } from './balcony-roofs.ts'
import { prepareWall } from './balcony-wall.ts'
import { drawWashing } from './balcony-washing.ts'
import { fadeReel } from './faded-reel.ts'

const size = { width: 720, height: 1280 }

/** A home reel, upright, in faded colour; 40 s. */
export const balconyReel: Film = {
  size,
  vignette: 0.5,
  grain: 4,
  overlay: fadeReel,
  shots: [
    { name: 'Leaves on the wall', seconds: 11, prepare: prepareWall },
    { name: 'Monday’s sheets', seconds: 10, dissolve: 0.3, prepare: () => drawWashing },
    { name: 'The geranium', seconds: 10, dissolve: 0.3, prepare: prepareRoofs },
    { name: 'The lamp opposite', seconds: 9, dissolve: 0.3, prepare: prepareNight },
  ] satisfies Shot[],
}
