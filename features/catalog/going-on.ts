import { resumeSeconds } from '#core/resume-position.ts'

/** A part of a title as going on needs it, for one profile. */
export type GoingOnPart = {
  id: string
  position: number
  seasonNumber: number | null
  episodeNumber: number | null
  /** `null` while it cannot be played. */
  durationSeconds: number | null
  /** Where the credits begin; `null` where nobody has marked it. */
  creditsStartSeconds: number | null
  /** Where the profile stopped, and when it last touched it; `null` where it never did. */
  progress: { positionSeconds: number; touchedAt: Date; isWatched: boolean } | null
}

/** What to play now: a part from its start, one from where it was left, the one after a finished one, or all once more. */
export type GoingOn<Part> =
  { way: 'start' | 'next' | 'again'; part: Part } | { way: 'resume'; part: Part; atSeconds: number }

/**
 * Chooses with which part a profile goes on. The part it touched last decides: left in the middle it resumes; seen to its
 * end, the next unseen one follows. `null` where nothing can be played.
 */
export function chooseGoingOn<Part extends GoingOnPart>(parts: readonly Part[]): GoingOn<Part> | null {
  const all = inOrder(parts)
  const playable = all.filter((part) => part.durationSeconds !== null)
  const [opening] = playable
  if (!opening) return null
  const latest = latestTouched(all)
  if (!latest?.progress) return { way: 'start', part: opening }

  const atSeconds = resumeAt(latest)
  if (atSeconds !== null) return { way: 'resume', part: latest, atSeconds }
  const unseen = playable.filter((part) => !isFinished(part))
  if (!isFinished(latest)) return { way: 'start', part: latest.durationSeconds === null ? opening : latest }
  const place = all.indexOf(latest)
  const next = unseen.find((part) => all.indexOf(part) > place) ?? unseen[0]
  return next ? { way: 'next', part: next } : { way: 'again', part: opening }
}

/** Parts by season and place; specials, which stand in season 0, come last. */
export function inOrder<Part extends Pick<GoingOnPart, 'seasonNumber' | 'position'>>(parts: readonly Part[]): Part[] {
  const season = (part: Part) => (part.seasonNumber === 0 ? Number.POSITIVE_INFINITY : (part.seasonNumber ?? 1))
  return parts.toSorted((one, other) => {
    const [left, right] = [season(one), season(other)]
    return left === right ? one.position - other.position : left - right
  })
}

/** Where a part goes on, in seconds; `null` where it was not begun or is finished. */
export function resumeAt({ progress, durationSeconds, creditsStartSeconds }: GoingOnPart): number | null {
  if (durationSeconds === null) return null
  return resumeSeconds(progress?.positionSeconds, durationSeconds, creditsStartSeconds)
}

/** Whether a part was seen to its end, or marked so, and not begun again since. */
export function isFinished(part: GoingOnPart): boolean {
  const { progress, durationSeconds } = part
  if (progress === null || resumeAt(part) !== null) return false
  if (progress.isWatched) return true
  return durationSeconds !== null && progress.positionSeconds > durationSeconds / 2
}

function latestTouched<Part extends GoingOnPart>(parts: readonly Part[]): Part | undefined {
  const touched = parts.filter(
    ({ progress }) => progress !== null && (progress.isWatched || progress.positionSeconds > 0),
  )
  return touched.toSorted((one, other) => touchedAt(other) - touchedAt(one))[0]
}

function touchedAt({ progress }: GoingOnPart): number {
  return progress?.touchedAt.getTime() ?? 0
}
