/** The chapters of *Small Weather*, seconds from the start: picture and sound read the same list. */
export const chapters = { title: 0, rain: 5, wind: 13, fog: 20, storm: 27, sun: 34, end: 40 } as const

/** Length of the film in seconds. */
export const smallWeatherSeconds = 44

/** When a drop falls in the rain chapter: seconds from its start, and which of twelve columns. Thin, dense, thin again. */
export const drops: readonly { at: number; column: number }[] = listDrops()

/** When lightning strikes in the storm chapter, seconds from its start. */
export const strikes: readonly number[] = [0.5, 2.75, 4.5]

function listDrops(): { at: number; column: number }[] {
  const walk = [4, 7, 2, 9, 5, 11, 0, 6, 3, 10, 8, 1]
  const list: { at: number; column: number }[] = []
  for (let eighth = 0; eighth < 30; eighth++) {
    const column = walk[(eighth * 5) % 12]!
    if (eighth < 6 ? eighth % 2 === 0 : true) list.push({ at: eighth * 0.25, column })
    if (eighth > 11 && eighth < 26) list.push({ at: eighth * 0.25 + 0.125, column: walk[(eighth * 7 + 3) % 12]! })
  }
  return list
}
