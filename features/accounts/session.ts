import 'server-only'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { PersonRole } from '#core/media-access/entitlement.ts'
import { permits, type StaffPermission } from '#core/staff-permissions.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { findOpenProfile, type ViewerProfile } from './open-profile.ts'
import { describePortalCookie } from './session-cookie.ts'
import { isFreshlyConfirmed, type SessionClaims } from './session-claims.ts'
import { readSessionToken } from './session-tokens.ts'

export type { SessionClaims, ViewerProfile }

/** The person who is signed in, as every feature may know them. */
export type Viewer = {
  /** The account's id. */
  id: string
  name: string
  email: string
  /** The account's; a limited profile is a member whoever's account it is in, so that no page of staff opens to it. */
  role: PersonRole
  /** Who of the account is watching. */
  profile: ViewerProfile
}

/**
 * What the session cookie claims, read without the database. A caller must compare `sessionVersion` with the account's
 * in its own statement, or use `getViewer`: the cookie alone outlives a session that was ended.
 */
export const getSessionClaims = cache(async (): Promise<SessionClaims | null> => {
  const jar = await cookies()
  const { SESSION_SECRET, APP_ORIGIN } = getSettings('app')
  const token = jar.get(describePortalCookie('session', APP_ORIGIN).name)?.value
  // A cookie that was changed, signed with an older secret or has expired is the same as none.
  return token ? readSessionToken(token, SESSION_SECRET, new Date()) : null
})

/** The signed-in person, or `null`; read once a request. Ending a session takes effect at the next request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const claims = await getSessionClaims()
  if (!claims) return null
  const account = await getDatabase().account.findFirst({
    where: { id: claims.accountId, sessionVersion: claims.sessionVersion },
    select: {
      ...{ id: true, name: true, email: true, role: true },
      profiles: {
        orderBy: { position: 'asc' },
        select: { id: true, name: true, language: true, maturityLimit: true, pinHash: true },
      },
    },
  })
  if (!account) return null
  const { profiles, ...person } = account
  const profile = findOpenProfile(profiles, claims.profileId)
  return { ...person, role: profile.maturityLimit === null ? person.role : 'MEMBER', profile }
})

/** The signed-in person; sends anyone else to the sign-in page, which leads back to `path`. */
export async function requireViewer(path: string): Promise<Viewer> {
  return (await getViewer()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
}

/**
 * The signed-in person, for pages of the account itself. From a limited profile they open once the account's password
 * was typed within the last ten minutes; until then it is asked for. Every such page and action calls it.
 */
export async function requireAccountHolder(path: string): Promise<Viewer> {
  const viewer = await requireViewer(path)
  if (viewer.profile.maturityLimit === null || (await isReauthenticated(new Date()))) return viewer
  return redirect(`/profiles/confirm?callbackUrl=${encodeURIComponent(path)}`)
}

/** The signed-in person, if they may do this; `null` for anybody else. Pages of staff go through `staffPage` in `app/admin`. */
export async function findStaff(permission: StaffPermission): Promise<Viewer | null> {
  const viewer = await getViewer()
  return viewer && permits(viewer.role, permission) ? viewer : null
}

/** The same for an action of staff, which does not exist for anybody else. */
export async function requirePermission(permission: StaffPermission): Promise<Viewer> {
  return (await findStaff(permission)) ?? notFound()
}

export function isStaff(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.role !== 'MEMBER'
}

/** Says whether this very session typed its password within the last ten minutes (`confirmPasswordAction`). */
export async function isReauthenticated(now: Date): Promise<boolean> {
  const claims = await getSessionClaims()
  return claims !== null && isFreshlyConfirmed(claims, now)
}
