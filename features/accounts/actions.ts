'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ErrorCode } from '#core/errors.ts'
import { readForm } from '#core/form-fields.ts'
import { readViewerAddress } from '#core/viewer-address.ts'
import { getSettings } from '#platform/env.ts'
import { parseCallbackPath } from './callback-path.ts'
import { setPasswordByLink, verifyCredentials } from './commands.ts'
import { openSession } from './open-session.ts'
import { listProfiles } from './profiles/queries.ts'
import { credentialsSchema, newPasswordSchema } from './schema.ts'
import { getSessionClaims, requireViewer } from './session.ts'

/** What a form shows after an attempt. Never a password. */
export type FormState = {
  /** Why it was refused, in the viewer's language. */
  message: string | null
  /** What was typed as the e-mail address, to be shown again. */
  email?: string
}

/** Signs in by e-mail and password and goes on to the path the form carries. Works without JavaScript. */
export async function signInAction(_previous: FormState, given: unknown): Promise<FormState> {
  const form = readForm(given)
  const credentials = credentialsSchema.safeParse(Object.fromEntries(form))
  // The address goes back into its field, the password never does.
  const email = String(form.get('email') ?? '').slice(0, 254)
  if (!credentials.success) return { ...(await refuse('WRONG_CREDENTIALS')), email }
  const address = readViewerAddress(await headers(), getSettings('app').ORIGIN_SECRETS)
  const verified = await verifyCredentials(credentials.data, address, new Date())
  if (!verified.ok) return { ...(await refuse(verified.error)), email }

  await openSession(verified.value)
  const path = parseCallbackPath(String(form.get('callbackUrl') ?? ''), '/browse')
  const isAlone = (await listProfiles(verified.value.accountId)).length === 1
  return redirect(isAlone ? path : `/profiles?callbackUrl=${encodeURIComponent(path)}`)
}

/** Sets the password of a set-up link, signs in with it and opens the catalogue. */
export async function setPasswordAction(_previous: FormState, given: unknown): Promise<FormState> {
  const form = readForm(given)
  const chosen = newPasswordSchema.safeParse(Object.fromEntries(form))
  if (!chosen.success) return refuse('PASSWORD_LENGTH')
  const set = await setPasswordByLink(String(form.get('token') ?? ''), chosen.data.password, new Date())
  if (!set.ok) return refuse(set.error)

  await openSession(set.value)
  return redirect('/browse')
}

/**
 * Asks the signed-in person for their password again and goes back to the path the form carries. What needs it then
 * opens for ten minutes, in this session alone: the time is written into a new session cookie. Wrong passwords count
 * towards the limit of signing in.
 */
export async function confirmPasswordAction(_previous: FormState, given: unknown): Promise<FormState> {
  const form = readForm(given)
  const path = parseCallbackPath(String(form.get('callbackUrl') ?? ''), '/account')
  const viewer = await requireViewer(path)
  const credentials = credentialsSchema.safeParse({ email: viewer.email, password: form.get('password') })
  if (!credentials.success) return refuse('WRONG_PASSWORD')
  const now = new Date()
  const address = readViewerAddress(await headers(), getSettings('app').ORIGIN_SECRETS)
  const verified = await verifyCredentials(credentials.data, address, now)
  if (!verified.ok) return refuse(verified.error === 'WRONG_CREDENTIALS' ? 'WRONG_PASSWORD' : verified.error)

  const profileId = (await getSessionClaims())?.profileId
  await openSession({ ...verified.value, passwordConfirmedAt: now, ...(profileId ? { profileId } : {}) })
  return redirect(path)
}

async function refuse(code: ErrorCode): Promise<FormState> {
  const t = await getTranslations('errors')
  return { message: t(code) }
}
