/** Time and chance as arguments, so that tests own both. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Calls once after `milliseconds`; answers the function that cancels it. */
  after: (milliseconds: number, call: () => void) => () => void
  /** 0 ≤ n < 1. */
  random: () => number
}

/** Longest delay that browsers hold: a longer one would fire at once. */
const longestMilliseconds = 86_400_000

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, Math.min(milliseconds, longestMilliseconds))
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** Waits before attempt `failures + 1`: 1, 2, 4 … 30 seconds, each shortened by chance up to a half. */
export function backoffMilliseconds(failures: number, random: () => number): number {
  const longest = Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1))
  return longest * (0.5 + random() / 2)
}
