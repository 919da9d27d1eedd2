import type { PublicKeyEntry, TrustedKeys } from '#local/edge/gate/trusted-keys.ts'

/** Runs `work` after that many milliseconds, unless it is cancelled before. */
export type Schedule = (work: () => void, delayMilliseconds: number) => { cancel(): void }

/** Brings changes of the key groups to the edge, each as late as CloudFront takes to reach its edge locations. */
export type Propagation = {
  /** What the edge is to trust from now on; it gets there after the delay, additions and removals alike. */
  publish(entries: readonly PublicKeyEntry[]): void
  /** Drops what is still under way. */
  stop(): void
}

/** A delay of 0 applies each change before `publish` returns. */
export function createPropagation(
  trustedKeys: TrustedKeys,
  delayMilliseconds: number,
  schedule: Schedule = scheduleByTimer,
): Propagation {
  const underWay = new Set<{ cancel(): void }>()
  return {
    publish(entries) {
      if (delayMilliseconds === 0) {
        trustedKeys.set(entries)
        return
      }
      const change = schedule(() => {
        underWay.delete(change)
        trustedKeys.set(entries)
      }, delayMilliseconds)
      underWay.add(change)
    },
    stop() {
      for (const change of underWay) change.cancel()
      underWay.clear()
    },
  }
}

function scheduleByTimer(work: () => void, delayMilliseconds: number): { cancel(): void } {
  const timer = setTimeout(work, delayMilliseconds).unref()
  return { cancel: () => clearTimeout(timer) }
}
