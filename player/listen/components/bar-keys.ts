import type { KeyboardEvent } from 'react'
import type { Listener } from '#player/listen/listener.ts'

export type BarKeys = { listener: Listener; toggleQueue: () => void; toggleSound: () => void; leave: () => void }

/**
 * The bar's keys hold while the focus is in it, and go no further: a film on the same page listens for the same letters
 * on the whole document. K, J and L, N and P, S, R, M, Q, and Escape.
 */
export function answerKey(event: KeyboardEvent, { listener, toggleQueue, toggleSound, leave }: BarKeys): void {
  event.nativeEvent.stopImmediatePropagation()
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const seekBy = (seconds: number) => listener.seek(listener.getState().positionSeconds + seconds)
  const deeds: Partial<Record<string, () => void>> = {
    ...{ k: listener.toggle, n: listener.next, p: listener.previous, s: listener.shuffle, r: listener.turnRepeat },
    ...{ j: () => seekBy(-10), l: () => seekBy(10), m: toggleSound, q: toggleQueue, escape: leave },
  }
  const deed = deeds[event.key.toLowerCase()]
  if (!deed) return
  event.preventDefault()
  deed()
}
