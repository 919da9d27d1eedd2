import type { Film, Shot } from '#scripts/demo/picture/film.ts'
import { chapters, smallWeatherSeconds } from '#scripts/demo/scores/small-weather-cues.ts'
import { drawFog, drawStorm } from './small-weather-dark.ts'
import { drawEnd, drawSun, drawTitle } from './small-weather-fair.ts'
import { size } from './small-weather-shapes.ts'
import { drawRain, drawWind } from './small-weather-wet.ts'

/** Type and plain shapes, one weather a chapter, cut to the score; 44 s. */
export const smallWeather: Film = {
  size,
  vignette: 0.14,
  grain: 2,
  shots: [
    { name: 'Title', seconds: chapters.rain - chapters.title, prepare: () => drawTitle },
    { name: 'Rain', seconds: chapters.wind - chapters.rain, prepare: () => drawRain },
    { name: 'Wind', seconds: chapters.fog - chapters.wind, prepare: () => drawWind },
    { name: 'Fog', seconds: chapters.storm - chapters.fog, dissolve: 1.2, prepare: () => drawFog },
    { name: 'Storm', seconds: chapters.sun - chapters.storm, prepare: () => drawStorm },
    { name: 'Sun', seconds: chapters.end - chapters.sun, prepare: () => drawSun },
    { name: 'End', seconds: smallWeatherSeconds - chapters.end, prepare: () => drawEnd },
  ] satisfies Shot[],
}
