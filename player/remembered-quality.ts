/**
 * The rendition for a remembered quality: as tall or, where this title has none of that height, the next lower one, else
 * its smallest. By the shorter side, so that a film held upright counts the same.
 *
 * @returns its index; −1 chooses by the connection.
 */
export function chooseHeight(
  renditions: readonly { width: number; height: number }[],
  remembered: string | null,
): number {
  const wanted = Number(remembered)
  if (!remembered || !Number.isInteger(wanted) || wanted <= 0) return -1
  const sides = renditions.map(({ width, height }) => Math.min(width, height))
  const fitting = sides.filter((side) => side <= wanted)
  return sides.indexOf(fitting.length > 0 ? Math.max(...fitting) : Math.min(...sides))
}
