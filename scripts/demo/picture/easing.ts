/** Keeps a number within 0 and 1. */
export function clamp(value: number): number {
  return Math.max(0, Math.min(1, value))
}

/** How far `value` is from `start` to `end`, 0 to 1. */
export function progress(value: number, start: number, end: number): number {
  return clamp((value - start) / (end - start))
}

/** Slow, fast, slow. */
export function easeInOut(value: number): number {
  const at = clamp(value)
  return at * at * at * (at * (at * 6 - 15) + 10)
}

/** Fast, then slow. */
export function easeOut(value: number): number {
  return 1 - (1 - clamp(value)) ** 3
}

/** Past the mark and back, once. */
export function overshoot(value: number): number {
  const at = clamp(value) - 1
  return 1 + 2.4 * at ** 3 + 1.4 * at ** 2
}

/** Up over `rise` seconds after `start`, down over `fall` seconds before `end`, eased. */
export function presence(seconds: number, start: number, end: number, rise = 0.8, fall = 0.8): number {
  return easeInOut(progress(seconds, start, start + rise)) * easeInOut(1 - progress(seconds, end - fall, end))
}

/** From one number to another. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}
