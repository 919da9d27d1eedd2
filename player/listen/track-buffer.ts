import { endOf, forgetBefore, offsetOf, type LaidTrack } from './laid-track.ts'

/** What has been heard stays this long, for who goes back; cleared in pieces, not second by second. */
const behindSeconds = 120
const leastSweepSeconds = 30

export type TrackBuffer = ReturnType<typeof createTrackBuffer>

/**
 * Lays segments of tracks into one source buffer, each where its track has its place: the append window cuts the encoder's
 * priming before the track and the padding behind it, to a sample where the browser can. What is asked of it is done in
 * the order of asking.
 *
 * @see https://www.w3.org/TR/media-source-2/#sourcebuffer-coded-frame-processing
 */
export function createTrackBuffer(buffer: SourceBuffer) {
  /** Whose initialisation the buffer has read last. */
  let initialised: LaidTrack | null = null

  return {
    isBusy: () => buffer.updating,

    /** @throws when the browser cannot take it. */
    append: async (track: LaidTrack, init: ArrayBuffer, segment: ArrayBuffer): Promise<void> => {
      if (initialised !== track) {
        await settle(buffer, () => buffer.appendBuffer(init))
        initialised = track
      }
      await settle(buffer, () => {
        buffer.timestampOffset = offsetOf(track)
        // In this order: a window's end must lie behind its beginning at every moment.
        buffer.appendWindowEnd = Infinity
        buffer.appendWindowStart = track.at
        buffer.appendWindowEnd = endOf(track)
        buffer.appendBuffer(segment)
      })
    },

    /** Takes a track that has not begun out again: nothing that is on is interrupted. `null`: none of it is there. */
    takeOff: (track: LaidTrack): Promise<void> | null => {
      const isThere = track.laid.size > 0 || initialised === track
      if (initialised === track) initialised = null
      return isThere ? settle(buffer, () => buffer.remove(track.at, Infinity)) : null
    },

    /** Clears what was heard long before `now`, and says whether there was enough of it. */
    sweep: async (now: number, tracks: readonly LaidTrack[]): Promise<boolean> => {
      const until = now - behindSeconds
      const oldest = buffer.buffered.length > 0 ? buffer.buffered.start(0) : Infinity
      if (oldest > until - leastSweepSeconds) return false
      await settle(buffer, () => buffer.remove(0, until))
      for (const track of tracks) forgetBefore(track, until)
      return true
    },
  }
}

/** Waits until the buffer is free, does one thing with it, and waits until that is done. */
async function settle(buffer: SourceBuffer, act: () => void): Promise<void> {
  while (buffer.updating) await once(buffer, 'updateend')
  act()
  let hasFailed = false
  buffer.addEventListener('error', () => (hasFailed = true), { once: true })
  while (buffer.updating) await once(buffer, 'updateend')
  if (hasFailed) throw new Error('The browser could not take these media.')
}

function once(target: EventTarget, name: string): Promise<void> {
  return new Promise((resolve) => target.addEventListener(name, () => resolve(), { once: true }))
}
