import type { ErrorCode } from '#core/errors.ts'
import type { Result } from '#core/result.ts'

/** An open door to one title: the manifest's address and the times of its media cookies. */
export type Grant = {
  grantId: string
  manifestUrl: string
  /** When the cookies end. */
  expiresAt: Date
  /** Seconds from now to the next heartbeat; the server has spread it already, so nothing is added here. */
  renewAfterSeconds: number
  resumeAtSeconds: number
}

/** A screen of the same account that is playing now. */
export type PlayingDevice = { grantId: string; name: string }

/** What the API refused, in its own words. `NO_ANSWER` is ours: the request met no server. */
export type ApiRefusal = {
  code: ErrorCode | 'NO_ANSWER'
  message: string
  retryable: boolean
  devices: PlayingDevice[]
  /** With `STREAM_STOPPED`: the device that did it, where it is known. */
  stoppedBy?: string
}

export type PlayState = 'playing' | 'paused' | 'ended'

/** One heartbeat's body; both measures are totals of this viewing, in milliseconds. */
export type Heartbeat = {
  positionSeconds: number
  /** How long ago the player stood there. */
  positionAgeSeconds?: number
  state: PlayState
  startupMilliseconds?: number
  rebufferMilliseconds?: number
}

export type GrantApi = {
  open: (playableId: string, deviceId: string) => Promise<Result<Grant, ApiRefusal>>
  renew: (grantId: string, heartbeat: Heartbeat) => Promise<Result<Grant, ApiRefusal>>
  /** Frees another screen's slot. */
  stop: (grantId: string) => Promise<Result<null, ApiRefusal>>
  /** Where a leaving page sends its last position, by `sendBeacon`. */
  endAddress: (grantId: string) => string
}

type GrantApiSettings = {
  fetch: typeof globalThis.fetch
  now: () => number
  /** Path of the API, `/api/playback/grants` in the portal. */
  address: string
}

/** The playback API as functions. Nothing here throws: a request without an answer is `NO_ANSWER`. */
export function createGrantApi({ fetch, now, address }: GrantApiSettings): GrantApi {
  async function post<Value>(path: string, body: unknown, read: (answer: unknown) => Value | null) {
    try {
      const init = {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
      } as const
      const response = await fetch(address + path, { ...init, body: JSON.stringify(body) })
      const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
      if (!response.ok) return { ok: false, error: parseRefusal(answer) } as const
      const value = read(answer)
      return value === null ? ({ ok: false, error: noAnswer() } as const) : ({ ok: true, value } as const)
    } catch {
      return { ok: false, error: noAnswer() } as const
    }
  }
  const readGrant = (answer: unknown) => parseGrant(answer, now())

  return {
    open: (playableId, deviceId) => post('', { playableId, deviceId }, readGrant),
    renew: (grantId, heartbeat) => post(`/${grantId}/heartbeat`, heartbeat, readGrant),
    stop: async (grantId) => {
      const ended = await post(`/${grantId}/end`, {}, () => true)
      return ended.ok ? { ok: true, value: null } : ended
    },
    endAddress: (grantId) => `${address}/${grantId}/end`,
  }
}

function parseGrant(answer: unknown, now: number): Grant | null {
  if (!isRecord(answer)) return null
  const { grantId, manifestUrl, expiresAt, renewAfterSeconds, resumeAtSeconds } = answer
  if (typeof grantId !== 'string' || typeof manifestUrl !== 'string' || typeof expiresAt !== 'string') return null
  if (typeof renewAfterSeconds !== 'number' || !(renewAfterSeconds > 0)) return null
  const end = new Date(expiresAt)
  return {
    grantId,
    manifestUrl,
    // An unreadable end is taken as a minute from now, so that a renewal comes soon rather than never.
    expiresAt: Number.isNaN(end.getTime()) ? new Date(now + 60_000) : end,
    renewAfterSeconds,
    resumeAtSeconds: typeof resumeAtSeconds === 'number' && resumeAtSeconds > 0 ? resumeAtSeconds : 0,
  }
}

function parseRefusal(answer: unknown): ApiRefusal {
  const error = isRecord(answer) && isRecord(answer['error']) ? answer['error'] : null
  if (!error || typeof error['code'] !== 'string') return noAnswer()
  const devices = isRecord(answer) && Array.isArray(answer['devices']) ? answer['devices'].filter(isDevice) : []
  const stoppedBy = isRecord(answer) ? answer['stoppedBy'] : undefined
  return {
    // A code that this build does not know falls through to its own message, which the API always sends.
    code: error['code'] as ErrorCode,
    message: typeof error['message'] === 'string' ? error['message'] : '',
    retryable: error['retryable'] === true,
    devices,
    ...(typeof stoppedBy === 'string' && stoppedBy !== '' ? { stoppedBy } : {}),
  }
}

function noAnswer(): ApiRefusal {
  return { code: 'NO_ANSWER', message: 'The portal does not answer.', retryable: true, devices: [] }
}

function isDevice(value: unknown): value is PlayingDevice {
  return isRecord(value) && typeof value['grantId'] === 'string' && typeof value['name'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
