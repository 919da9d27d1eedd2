/**
 * Reads one line of `ffmpeg -progress`: seconds of media written so far, or null for any other line. Builds of every
 * age write `out_time_ms`, in **microseconds** in spite of its name.
 */
export function parseProgressLine(line: string): number | null {
  const microseconds = /^out_time_ms=(\d+)$/.exec(line.trim())
  return microseconds ? Number(microseconds[1]) / 1_000_000 : null
}

/** Where each stage of a job lies in the one percentage that people see. */
// prettier-ignore
export const stageSpans = {
  PROBING:     { from: 0,  to: 2 },
  TRANSCODING: { from: 2,  to: 90 },
  PACKAGING:   { from: 90, to: 92 },
  UPLOADING:   { from: 92, to: 98 },
  CHECKING:    { from: 98, to: 99 },
} as const satisfies Record<string, { from: number; to: number }>

/** The whole percent of a job that has done `part` (0 to 1) of one stage. */
export function toJobPercent(stage: keyof typeof stageSpans, part: number): number {
  const { from, to } = stageSpans[stage]
  const bounded = Number.isFinite(part) ? Math.min(1, Math.max(0, part)) : 0
  return Math.floor(from + (to - from) * bounded)
}
