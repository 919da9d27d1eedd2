/** What bounds one grant. Times that are `null` set no bound. */
export type GrantBounds = {
  now: Date
  /** The library's validity, in whole seconds. */
  validitySeconds: number
  accessEndsAt: Date | null
  /** A number from 0 (included) to 1 (excluded), from the caller's generator. */
  random: number
}

export type GrantTimes = { expiresAt: Date; renewAfterSeconds: number }

/**
 * Sets the end of a grant and the time of its renewal: the end is the least of `now + validity` and the end of the
 * right itself, in whole seconds as CloudFront counts; the renewal comes after half of that times 0.6 to 1.0, so that
 * viewers who started together do not come back together.
 *
 * @returns `null` when not even one whole second is left.
 */
export function planGrant({ now, validitySeconds, accessEndsAt, random }: GrantBounds): GrantTimes | null {
  const latest = now.getTime() + validitySeconds * 1000
  const end = accessEndsAt === null ? latest : Math.min(latest, accessEndsAt.getTime())
  const expiresAt = new Date(Math.floor(end / 1000) * 1000)
  const lengthSeconds = (expiresAt.getTime() - now.getTime()) / 1000
  if (!(lengthSeconds >= 1)) return null

  const renewAfterSeconds = Math.round((lengthSeconds / 2) * (0.6 + 0.4 * random) * 10) / 10
  return { expiresAt, renewAfterSeconds }
}

/** What a policy covers: a whole library, or one asset where not everything in the library is open to this viewer. */
export type GrantScope =
  { kind: 'library'; librarySlug: string } | { kind: 'asset'; librarySlug: string; assetId: string }

/** The folder that a grant opens, `/library/…/`: the cookies' path and, with `*`, the policy's resource. */
export function writeGrantPath(scope: GrantScope): string {
  return scope.kind === 'library' ? `/library/${scope.librarySlug}/` : `/library/${scope.librarySlug}/${scope.assetId}/`
}
