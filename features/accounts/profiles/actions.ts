'use server'

import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ErrorCode } from '#core/errors.ts'
import { readForm } from '#core/form-fields.ts'
import { isReauthenticated, requireAccountHolder, requireViewer } from '#features/accounts/session.ts'
import { createProfile, deleteProfile, setKeepsHistory, setPin, updateProfile, type ProfileKeeper } from './commands.ts'
import { keepsHistorySchema, pinSchema, profileSchema } from './schema.ts'

/** What a form about profiles shows after an attempt. Never a PIN. */
export type ProfileFormState = {
  /** Why it was refused, in the viewer's language. */
  message: string | null
  /** The last attempt was written down. */
  isDone?: boolean
}

const managePath = '/profiles/manage'

/** Adds a profile, for whoever looks after the account, and opens its page. */
export async function createProfileAction(_previous: ProfileFormState, given: unknown): Promise<ProfileFormState> {
  const form = readForm(given)
  const keeper = await requireKeeper()
  const fields = profileSchema.safeParse(Object.fromEntries(form))
  if (!fields.success) return refuse(codeOf(fields.error))
  const created = await createProfile(fields.data, keeper)
  if (!created.ok) return refuse(created.error)
  return redirect(managePath)
}

/** Changes a profile's name, language, limit and history. */
export async function updateProfileAction(_previous: ProfileFormState, given: unknown): Promise<ProfileFormState> {
  const form = readForm(given)
  const keeper = await requireKeeper()
  const profileId = readProfileId(form)
  const fields = profileSchema.extend({ keepsHistory: keepsHistorySchema }).safeParse(Object.fromEntries(form))
  if (!profileId) return refuse('NOT_FOUND')
  if (!fields.success) return refuse(codeOf(fields.error))
  const updated = await updateProfile(profileId, fields.data, keeper)
  if (!updated.ok) return refuse(updated.error)
  refresh()
  return { message: null, isDone: true }
}

/** Sets a profile's PIN; with the password typed lately. */
export async function setPinAction(_previous: ProfileFormState, given: unknown): Promise<ProfileFormState> {
  const form = readForm(given)
  const keeper = await requireKeeper()
  const profileId = readProfileId(form)
  const pin = pinSchema.safeParse(form.get('pin'))
  if (!profileId) return refuse('NOT_FOUND')
  if (!pin.success) return refuse('PIN_FORMAT')
  return finish(await setPin(profileId, pin.data, keeper))
}

/** Takes a profile's PIN away; with the password typed lately. */
export async function removePinAction(_previous: ProfileFormState, given: unknown): Promise<ProfileFormState> {
  const form = readForm(given)
  const keeper = await requireKeeper()
  const profileId = readProfileId(form)
  return profileId ? finish(await setPin(profileId, null, keeper)) : refuse('NOT_FOUND')
}

/** Removes a profile whose removal was confirmed by its box. */
export async function deleteProfileAction(_previous: ProfileFormState, given: unknown): Promise<ProfileFormState> {
  const form = readForm(given)
  const keeper = await requireKeeper()
  const profileId = readProfileId(form)
  if (!profileId || form.get('isConfirmed') !== 'yes') return refuse('INVALID_INPUT')
  const { profile } = await requireViewer(managePath)
  const deleted = await deleteProfile(profileId, keeper, new Date())
  if (!deleted.ok) return refuse(deleted.error)
  if (profile.id !== profileId) return redirect(managePath)
  // Whoever deleted the profile that was open here has none now, and chooses; the frame of the page says so as well.
  revalidatePath('/', 'layout')
  return redirect('/profiles')
}

/** Switches the history of the profile that is open, which no child does by itself. */
export async function keepHistoryAction(given: unknown): Promise<void> {
  const form = readForm(given)
  const viewer = await requireAccountHolder('/history')
  const wanted = z.enum(['yes', 'no']).safeParse(form.get('keepsHistory'))
  if (wanted.success) await setKeepsHistory(viewer.profile.id, wanted.data === 'yes')
  refresh()
}

async function requireKeeper(): Promise<ProfileKeeper> {
  const viewer = await requireAccountHolder(managePath)
  return { accountId: viewer.id, isConfirmed: await isReauthenticated(new Date()) }
}

function readProfileId(form: FormData): string | null {
  return z.uuid().safeParse(form.get('profileId')).data ?? null
}

function codeOf(error: z.ZodError): ErrorCode {
  return error.issues.some(({ path }) => path[0] === 'name') ? 'PROFILE_NAME' : 'INVALID_INPUT'
}

async function refuse(code: ErrorCode): Promise<ProfileFormState> {
  const t = await getTranslations('errors')
  return { message: t(code) }
}

function finish(outcome: { ok: true } | { ok: false; error: ErrorCode }): ProfileFormState | Promise<ProfileFormState> {
  if (!outcome.ok) return refuse(outcome.error)
  refresh()
  return { message: null, isDone: true }
}
