/** Where the way into the next part stands: `due` is the moment to go. */
export type NextUp = { status: 'away' } | { status: 'counting'; secondsLeft: number } | { status: 'cancelled' | 'due' }

export type NextUpEvent =
  /** The picture moved; `durationSeconds` is NaN while it is not known. */
  | { is: 'place'; seconds: number; durationSeconds: number; hasEnded: boolean; creditsStartSeconds: number | null }
  /** A second went by in which it played or stood at its end. */
  | { is: 'second' }
  | { is: 'cancel' }

/** Seconds in which the way can be stopped. */
export const nextUpSeconds = 10

/**
 * Decides when the next part is announced and when it begins: from the credits on, or over the last ten seconds (the
 * last tenth of what is short), it counts down; going back takes the announcement away, a cancel holds for good.
 */
export function followNextUp(state: NextUp, event: NextUpEvent): NextUp {
  if (state.status === 'cancelled' || state.status === 'due') return state
  if (event.is === 'cancel') return { status: 'cancelled' }
  if (event.is === 'second') {
    if (state.status !== 'counting') return state
    return state.secondsLeft > 1 ? { ...state, secondsLeft: state.secondsLeft - 1 } : { status: 'due' }
  }
  const isNear = event.hasEnded || event.seconds >= findStart(event)
  if (!isNear) return state.status === 'away' ? state : { status: 'away' }
  return state.status === 'counting' ? state : { status: 'counting', secondsLeft: nextUpSeconds }
}

function findStart({ durationSeconds, creditsStartSeconds }: Extract<NextUpEvent, { is: 'place' }>): number {
  if (!(durationSeconds > 0) || !Number.isFinite(durationSeconds)) return Infinity
  if (creditsStartSeconds !== null && creditsStartSeconds < durationSeconds) return creditsStartSeconds
  return durationSeconds - Math.min(nextUpSeconds, durationSeconds / 10)
}
