import type { Film } from '#scripts/demo/picture/film.ts'
import { harbourShot, titleShot, windowShot } from './night-ferry-harbour.ts'
import { dawnShot, lighthouseShot, moonShot } from './night-ferry-passage.ts'

const size = { width: 1280, height: 720 }

/** A crossing in six shots, blue and amber; 48 s. */
export const nightFerry: Film = {
  size,
  vignette: 0.62,
  grain: 3,
  shots: [titleShot(), harbourShot(), windowShot(), moonShot(), lighthouseShot(), dawnShot()],
}
