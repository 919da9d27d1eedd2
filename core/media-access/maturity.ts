/** The limit under which nothing exists: below every age. What has no open profile behind it is held to it. */
export const sealedLimit = -1

/**
 * Says whether a title may exist for a profile. Ages and limits are in years, 0 to 18.
 *
 * @param maturityLimit `null` limits nothing.
 * @param maturityAge From which age on the title is; one without an age does not exist for a limited profile.
 */
export function isWithinLimit(maturityLimit: number | null, maturityAge: number | null): boolean {
  if (maturityLimit === null) return true
  return typeof maturityAge === 'number' && maturityAge <= maturityLimit
}

/** Says whether a profile with the limit `to` may see anything that one with the limit `from` may not. */
export function isWider(to: number | null, from: number | null): boolean {
  if (from === null) return false
  return to === null || to > from
}
