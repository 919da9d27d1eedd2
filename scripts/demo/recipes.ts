import type { CaptionLanguage, MakerName } from './catalogue.ts'
import { harbourNewsreelCues, lettersCues, nightFerryCues, type Cue } from './captions.ts'
import { drawRoomsFacingEastCover, drawTideTablesCover } from './covers/albums.ts'
import { drawBalconyPoster, drawNewsreelPoster } from './covers/archive-posters.ts'
import { drawLettersPoster } from './covers/letters-poster.ts'
import { drawFourDaysPoster, drawNightFerryPoster, drawSmallWeatherPoster } from './covers/film-posters.ts'
import { balconyReel } from './films/balcony-reel.ts'
import { fourDaysUphill } from './films/four-days-uphill.ts'
import { harbourNewsreel } from './films/harbour-newsreel.ts'
import { firstLetter, otherShore, threeDaysOfFog, winterBoat } from './films/lighthouse-letters.ts'
import { nightFerry } from './films/night-ferry.ts'
import { smallWeather } from './films/small-weather.ts'
import type { Cut } from './media/cut-trailer.ts'
import type { Canvas } from './picture/canvas.ts'
import type { Film } from './picture/film.ts'
import { composeBalconyReel } from './scores/balcony-reel.ts'
import { composeFourDaysUphill } from './scores/four-days-uphill.ts'
import { composeHarbourNewsreel } from './scores/harbour-newsreel.ts'
import {
  composeFirstLetter,
  composeOtherShore,
  composeThreeDaysOfFog,
  composeWinterBoat,
} from './scores/lighthouse-letters.ts'
import { composeNightFerry } from './scores/night-ferry.ts'
import { composeBlueTram, composeKettle } from './scores/rooms-facing-east.ts'
import { composeSmallWeather } from './scores/small-weather.ts'
import { composeHighWater, composeSlackWater } from './scores/tide-tables.ts'
import type { Stereo } from './sound/mix.ts'

/** How a film is made. `stillAt` names the frame of the still, in seconds; `trailer` the pieces that its trailer is cut from. */
export type FilmRecipe = {
  kind: 'film'
  film: Film
  compose: () => Stereo
  drawPoster: () => Canvas
  stillAt: number
  stillFocus?: number
  cues?: Partial<Record<CaptionLanguage, readonly Cue[]>>
  trailer?: readonly Cut[]
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
    cues: { en: nightFerryCues },
    trailer: [
      [0.6, 5],
      [9, 12.5],
      [17, 20],
      [25, 29],
      [41, 45],
    ],
  },
  'four-days-uphill': {
    kind: 'film',
    film: fourDaysUphill,
    compose: composeFourDaysUphill,
    drawPoster: drawFourDaysPoster,
    stillAt: 42.85,
    trailer: [
      [0, 4],
      [9, 12],
      [18, 21.5],
      [28, 31],
      [40, 44],
    ],
  },
  'small-weather': {
    kind: 'film',
    film: smallWeather,
    compose: composeSmallWeather,
    drawPoster: drawSmallWeatherPoster,
    stillAt: 37.6,
    trailer: [
      [0, 4],
      [10, 13],
      [19, 22],
      [28, 31],
      [36, 39.5],
    ],
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
    cues: { en: harbourNewsreelCues },
    trailer: [
      [0, 4],
      [7, 11],
      [19, 23],
      [29, 33],
    ],
  },
  'balcony-reel': {
    kind: 'film',
    film: balconyReel,
    compose: composeBalconyReel,
    drawPoster: drawBalconyPoster,
    stillAt: 24,
    stillFocus: 0.5,
    trailer: [
      [0, 4],
      [10, 13],
      [19, 22.5],
      [29, 33],
    ],
  },
  'first-letter': {
    kind: 'film',
    film: firstLetter,
    compose: composeFirstLetter,
    drawPoster: drawLettersPoster,
    stillAt: 18.4,
    cues: lettersCues['first-letter'],
    trailer: [
      [0.4, 5],
      [8.5, 13.4],
      [16, 20],
      [25, 29.5],
    ],
  },
  'three-days-of-fog': {
    kind: 'film',
    film: threeDaysOfFog,
    compose: composeThreeDaysOfFog,
    drawPoster: drawLettersPoster,
    stillAt: 36,
    cues: lettersCues['three-days-of-fog'],
  },
  'winter-boat': {
    kind: 'film',
    film: winterBoat,
    compose: composeWinterBoat,
    drawPoster: drawLettersPoster,
    stillAt: 19,
  },
  'other-shore': {
    kind: 'film',
    film: otherShore,
    compose: composeOtherShore,
    drawPoster: drawLettersPoster,
    stillAt: 29,
  },
}
