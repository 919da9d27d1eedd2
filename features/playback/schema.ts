import { z } from 'zod'

/** Longest position that a heartbeat may report: one year of film. */
const longestSeconds = 31_536_000

const positionSeconds = z.number().finite().min(0).max(longestSeconds)
/** How long ago the player stood there: a place that waited for the network must not undo a later one of another tab. */
const positionAgeSeconds = z.number().finite().min(0).max(longestSeconds).optional()
const measuredMilliseconds = z.number().int().min(0).max(86_400_000)

export const grantRequestSchema = z.object({
  playableId: z.string().min(1).max(100),
  deviceId: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,64}$/)
    .optional(),
})

export const heartbeatSchema = z.object({
  positionSeconds,
  positionAgeSeconds,
  state: z.enum(['playing', 'paused', 'ended']),
  startupMilliseconds: measuredMilliseconds.optional(),
  rebufferMilliseconds: measuredMilliseconds.optional(),
})

/** With a position the player leaves by itself; without one, another screen of the account stops it. */
export const endSchema = z.object({ positionSeconds: positionSeconds.optional(), positionAgeSeconds })

export type Heartbeat = z.output<typeof heartbeatSchema>

/** When the player stood at the place it tells of. */
export function readPositionTime(
  { positionAgeSeconds = 0 }: { positionAgeSeconds?: number | undefined },
  now: Date,
): Date {
  return new Date(now.getTime() - positionAgeSeconds * 1_000)
}

/** Row ids are UUIDs; anything else cannot exist and is answered like one that does not. */
export function isRowId(text: string): boolean {
  return z.uuid().safeParse(text).success
}
