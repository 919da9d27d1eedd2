/** A touch of the picture: where across it, from 0 to 1, and when, in milliseconds. */
export type Tap = { across: number; at: number }

const doubleMilliseconds = 320
/** Left and right of these thirds a double tap seeks; the middle belongs to the controls. */
const side = 1 / 3

/** Seconds that a double tap jumps, back on the left side and forward on the right; `null` for a single tap. */
export function readDoubleTap(first: Tap | null, second: Tap): number | null {
  if (!first || second.at - first.at > doubleMilliseconds) return null
  if (first.across < side && second.across < side) return -10
  return first.across > 1 - side && second.across > 1 - side ? 10 : null
}
