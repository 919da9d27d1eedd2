import type { MakerName } from './catalogue.ts'
import { harbourNewsreelCues, nightFerryCues, type Cue } from './captions.ts'
import { drawRoomsFacingEastCover, drawTideTablesCover } from './covers/albums.ts'
import { drawBalconyPoster, drawNewsreelPoster } from './covers/archive-posters.ts'
import { drawFourDaysPoster, drawNightFerryPoster, drawSmallWeatherPoster } from './covers/film-posters.ts'
import { balconyReel } from './films/balcony-reel.ts'
import { fourDaysUphill } from './films/four-days-uphill.ts'
import { harbourNewsreel } from './films/harbour-newsreel.ts'
import { nightFerry } from './films/night-ferry.ts'
import { smallWeather } from './films/small-weather.ts'
import type { Canvas } from './picture/canvas.ts'
import type { Film } from './picture/film.ts'
import { composeBalconyReel } from './scores/balcony-reel.ts'
import { composeFourDaysUphill } from './scores/four-days-uphill.ts'
import { composeHarbourNewsreel } from './scores/harbour-newsreel.ts'
import { composeNightFerry } from './scores/night-ferry.ts'
import { composeBlueTram, composeKettle } from './scores/rooms-facing-east.ts'
import { composeSmallWeather } from './scores/small-weather.ts'
import { composeHighWater, composeSlackWater } from './scores/tide-tables.ts'
import type { Stereo } from './sound/mix.ts'

/** How a film is made. `stillAt` names the frame of the still, in seconds. */
export type FilmRecipe = {
  kind: 'film'
  film: Film
  compose: () => Stereo
  drawPoster: () => Canvas
  stillAt: number
  stillFocus?: number
  cues?: readonly Cue[]
}

/** How a track of an album is made. */
export type TrackRecipe = { kind: 'track'; compose: () => Stereo; drawPoster: () => Canvas }

/** What each maker of the catalogue does. */
export const recipes: Record<MakerName, FilmRecipe | TrackRecipe> = {
  'night-ferry': {
    kind: 'film',
    film: nightFerry,
    compose: composeNightFerry,
    drawPoster: drawNightFerryPoster,
    stillAt: 28,
    cues: nightFerryCues,
  },
  'four-days-uphill': {
    kind: 'film',
    film: fourDaysUphill,
    compose: composeFourDaysUphill,
    drawPoster: drawFourDaysPoster,
    stillAt: 42.85,
  },
  'small-weather': {
    kind: 'film',
    film: smallWeather,
    compose: composeSmallWeather,
    drawPoster: drawSmallWeatherPoster,
    stillAt: 37.6,
  },
  'high-water': { kind: 'track', compose: composeHighWater, drawPoster: drawTideTablesCover },
  'slack-water': { kind: 'track', compose: composeSlackWater, drawPoster: drawTideTablesCover },
  kettle: { kind: 'track', compose: composeKettle, drawPoster: drawRoomsFacingEastCover },
  'blue-tram': { kind: 'track', compose: composeBlueTram, drawPoster: drawRoomsFacingEastCover },
  'harbour-newsreel': {
    kind: 'film',
    film: harbourNewsreel,
    compose: composeHarbourNewsreel,
    drawPoster: drawNewsreelPoster,
    stillAt: 25,
    stillFocus: 0.55,
    cues: harbourNewsreelCues,
  },
  'balcony-reel': {
    kind: 'film',
    film: balconyReel,
    compose: composeBalconyReel,
    drawPoster: drawBalconyPoster,
    stillAt: 24,
    stillFocus: 0.5,
  },
}
