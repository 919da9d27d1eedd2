import type { MediaGate } from '#player/media-gate.ts'

export type Fetched = { got: ArrayBuffer } | { failed: 'stopped' | 'missing' | 'cancelled' }

const missing = new Set([404, 410])

/**
 * Fetches one file of media under the grant's cookies: a plain GET, since the edge answers no preflight. The gate says
 * whether a failure is asked again; what it gives up on is `stopped`, a file that is not there `missing`.
 */
export async function fetchMedia(
  url: string,
  {
    fetch,
    gate,
    now,
    signal,
  }: { fetch: typeof globalThis.fetch; gate: MediaGate; now: () => number; signal: AbortSignal },
): Promise<Fetched> {
  for (;;) {
    const startedAt = now()
    const answer = await fetch(url, { credentials: 'include', signal })
      .then(async (response) => ({ status: response.status, bytes: response.ok ? await response.arrayBuffer() : null }))
      .catch(() => null)
    if (signal.aborted) return { failed: 'cancelled' }
    if (answer?.bytes) {
      gate.arrived()
      return { got: answer.bytes }
    }
    if (answer && missing.has(answer.status)) return { failed: 'missing' }
    const next = await gate.failed({ startedAt, status: answer?.status === 403 ? 403 : undefined })
    if (signal.aborted) return { failed: 'cancelled' }
    if (next === 'stop') return { failed: 'stopped' }
  }
}
