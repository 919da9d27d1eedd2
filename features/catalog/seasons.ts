import type { GoingOnPart } from './going-on.ts'

type Numbered = Pick<GoingOnPart, 'seasonNumber'>

/** The seasons of a series in the order of its episodes, specials (0) last; none where a part has no season. */
export function listSeasons(parts: readonly Numbered[]): number[] {
  const numbers = [...new Set(parts.flatMap(({ seasonNumber }) => seasonNumber ?? []))].toSorted((a, b) => a - b)
  return [...numbers.filter((number) => number !== 0), ...numbers.filter((number) => number === 0)]
}

/** The season to show: the one an address asks for if there is one, else that of the part to go on with, else the first. */
export function chooseSeason(
  seasons: readonly number[],
  wanted: string | string[] | undefined,
  goingOn: Numbered | null,
): number | null {
  const text = Array.isArray(wanted) ? wanted[0] : wanted
  const asked = seasons.find((number) => String(number) === text)
  return asked ?? seasons.find((number) => number === goingOn?.seasonNumber) ?? seasons[0] ?? null
}
