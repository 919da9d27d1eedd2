/** Less than this was a look, not a viewing; less than this before the end is the end. */
const leastSeconds = 5
/** The same for what is shorter than a minute, as a share of it. */
const leastShare = 0.1

/**
 * Where a person goes on: the stored position, or `null` when they never really began or have seen it to the end
 * (within 5 s or 2 % of it). What is short counts by tenths.
 */
export function resumeSeconds(positionSeconds: number | undefined, durationSeconds: number): number | null {
  const margin = Math.min(leastSeconds, durationSeconds * leastShare)
  if (positionSeconds === undefined || positionSeconds < margin) return null
  const endSeconds = durationSeconds - Math.max(margin, durationSeconds * 0.02)
  return positionSeconds >= endSeconds ? null : positionSeconds
}

/** A position as people read it: `0:42`, `42:10`, `1:02:03`. */
export function writeClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** A length in words: `45 sec`, `8 min`, `1 h 42 min`. */
export function writeLength(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} sec`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}
