'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ErrorCode } from '#core/errors.ts'
import { readViewerAddress } from '#core/viewer-address.ts'
import { getSettings } from '#platform/env.ts'
import { parseCallbackPath } from './callback-path.ts'
import { setPasswordByLink, verifyCredentials } from './commands.ts'
import { openSession } from './open-session.ts'
import { credentialsSchema, newPasswordSchema } from './schema.ts'

/** What a form shows after an attempt. Never what was typed. */
export type FormState = { code: ErrorCode | null }

/** Signs in by e-mail and password and goes on to the path the form carries. Works without JavaScript. */
export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const credentials = credentialsSchema.safeParse(Object.fromEntries(form))
  if (!credentials.success) return { code: 'WRONG_CREDENTIALS' }
  const address = readViewerAddress(await headers(), getSettings('app').ORIGIN_SECRETS)
  const verified = await verifyCredentials(credentials.data, address, new Date())
  if (!verified.ok) return { code: verified.error }

  await openSession(verified.value)
  return redirect(parseCallbackPath(String(form.get('callbackUrl') ?? ''), '/browse'))
}

/** Sets the password of a set-up link, signs in with it and opens the catalogue. */
export async function setPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const chosen = newPasswordSchema.safeParse(Object.fromEntries(form))
  if (!chosen.success) return { code: 'PASSWORD_LENGTH' }
  const set = await setPasswordByLink(String(form.get('token') ?? ''), chosen.data.password, new Date())
  if (!set.ok) return { code: set.error }

  await openSession(set.value)
  return redirect('/browse')
}
