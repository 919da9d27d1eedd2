import { sealedLimit } from '#core/media-access/maturity.ts'

/** Who of an account watches, as every feature may know them. */
export type ViewerProfile = {
  id: string
  name: string
  /** A BCP 47 tag, or `null` for the browser's own. */
  language: string | null
  /** Titles above this age, and titles without one, do not exist for the profile; `null` limits nothing. */
  maturityLimit: number | null
}

/** A profile as it is stored; `pinHash` stays on the server. */
export type StoredProfile = ViewerProfile & { pinHash: string | null }

/** Names no profile: whoever has none open reads and writes nothing by it. */
const sealedProfileId = '00000000-0000-0000-0000-000000000000'

/**
 * The profile that a session has open: the one it has chosen, and before any choice the first without a PIN. Where a PIN
 * guards each of them, or the chosen one was deleted, none is open, and nothing exists until one is chosen: nobody goes
 * on under another's name, and no child's session becomes a grown-up's.
 *
 * @param profiles All of the account, in their order.
 * @param chosenId As the session's cookie has it.
 */
export function findOpenProfile(profiles: readonly StoredProfile[], chosenId: string | undefined): ViewerProfile {
  const open = profiles.find(({ id, pinHash }) => (chosenId === undefined ? pinHash === null : id === chosenId))
  if (!open) return { id: sealedProfileId, name: '', language: null, maturityLimit: sealedLimit }
  const { id, name, language, maturityLimit } = open
  return { id, name, language, maturityLimit }
}

/** Says whether a profile is open at all. */
export function isSealed({ id }: Pick<ViewerProfile, 'id'>): boolean {
  return id === sealedProfileId
}
