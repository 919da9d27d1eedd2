import { chooseGoingOn, type GoingOn } from './going-on.ts'
import type { Part } from './title.ts'

/** With which part of a title this person goes on; `null` where nothing of it can be played yet. */
export function chooseNext(parts: readonly Part[]): GoingOn<Part> | null {
  return chooseGoingOn(parts.map((part) => ({ ...part, durationSeconds: lengthOf(part) })))
}

/** How long a part plays, in seconds; `null` while it cannot be played. */
export function lengthOf({ readiness }: Part): number | null {
  return readiness.state === 'ready' ? readiness.durationSeconds : null
}
