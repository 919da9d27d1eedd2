/** Less than this was a look, not a viewing; less than this before the end is the end. */
const leastSeconds = 5
/** The same for what is shorter than a minute, as a share of it. */
const leastShare = 0.1
/** Where the credits are not marked, this much of the whole counts as all of it. */
const watchedShare = 0.95

/**
 * Where a person goes on: the stored position, or `null` when they never really began or have seen it to the end: what
 * counts as watched through, and the last 5 s or 2 %. What is short counts by tenths.
 *
 * @param creditsStartSeconds Where the credits begin; `null` where nobody has marked it.
 */
export function resumeSeconds(
  positionSeconds: number | undefined,
  durationSeconds: number,
  creditsStartSeconds: number | null,
): number | null {
  const margin = Math.min(leastSeconds, durationSeconds * leastShare)
  if (positionSeconds === undefined || positionSeconds < margin) return null
  if (isWatchedThrough(positionSeconds, { durationSeconds, creditsStartSeconds })) return null
  const endSeconds = durationSeconds - Math.max(margin, durationSeconds * 0.02)
  return positionSeconds >= endSeconds ? null : positionSeconds
}

/**
 * Says whether a position counts as having watched it: past the mark where the credits begin, or, where there is none,
 * past 95 % of the whole. Without a length nothing counts.
 */
export function isWatchedThrough(
  positionSeconds: number,
  { durationSeconds, creditsStartSeconds }: { durationSeconds: number | null; creditsStartSeconds: number | null },
): boolean {
  if (durationSeconds === null || !(durationSeconds > 0)) return false
  const share = durationSeconds * watchedShare
  return positionSeconds >= Math.min(creditsStartSeconds ?? share, durationSeconds)
}
