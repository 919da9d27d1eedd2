import type { Film } from '#scripts/demo/picture/film.ts'
import { card } from './newsreel-card.ts'
import { drawCrane } from './newsreel-crane.ts'
import { prepareBreakwater, prepareSteamer } from './newsreel-sea.ts'
import { wearPrint } from './worn-print.ts'

const size = { width: 960, height: 720 }

/** A newsreel in the manner of 1931, 4:3, black and white; 42 s. */
export const harbourNewsreel: Film = {
  size,
  vignette: 0.72,
  grain: 4,
  overlay: wearPrint,
  shots: [
    card('Card 1', 5, ['Harbour Board', 'Reel No. 41'], 'THE NEW CRANE'),
    { name: 'The crane', seconds: 9, prepare: () => drawCrane },
    card('Card 2', 4, ['Nine tons of oranges', 'before luncheon.'], 'NORTH QUAY'),
    { name: 'The steamer', seconds: 9, prepare: prepareSteamer },
    card('Card 3', 4, ['The gulls, as ever,', 'were not consulted.'], 'BREAKWATER'),
    { name: 'The breakwater', seconds: 7.5, prepare: prepareBreakwater },
    card('Card 4', 3.5, ['The End'], 'HARBOUR BOARD'),
  ],
}
