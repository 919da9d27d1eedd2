'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { ErrorCode } from '#core/errors.ts'
import { readForm } from '#core/form-fields.ts'
import { requirePermission } from '#features/accounts/session.ts'
import { getRemoveFileQueue } from '#jobs/remove-file.ts'
import { getSettings } from '#platform/env.ts'
import { createDirectLink, createShare, revokeShare } from './commands.ts'
import { removeFile } from './remove-file.ts'
import { directLinkSchema, doorShareSchema, removeFileSchema } from './schema.ts'

/** What a form shows after an attempt. The link is here once and nowhere afterwards. */
export type ShareFormState = { code: ErrorCode | null; made: { link: string; expiresAt: Date } | null }

/** Makes a share at the door, for editors and owners. */
export async function createShareAction(_previous: ShareFormState, given: unknown): Promise<ShareFormState> {
  const form = readForm(given)
  const viewer = await requirePermission('files.change')
  const input = doorShareSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return refused('INVALID_INPUT')
  const made = await createShare(input.data, viewer, new Date())
  if (!made.ok) return refused(made.error)
  revalidatePath(`/admin/files/${input.data.fileId}`)
  const { token, expiresAt } = made.value
  return { code: null, made: { link: `${getSettings('app').APP_ORIGIN}/shares/${token}`, expiresAt } }
}

/** Signs a direct link, for editors and owners. */
export async function createDirectLinkAction(_previous: ShareFormState, given: unknown): Promise<ShareFormState> {
  const form = readForm(given)
  const viewer = await requirePermission('files.change')
  const input = directLinkSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return refused('INVALID_INPUT')
  const made = await createDirectLink(input.data, viewer, new Date())
  if (!made.ok) return refused(made.error)
  revalidatePath(`/admin/files/${input.data.fileId}`)
  return { code: null, made: { link: made.value.url, expiresAt: made.value.expiresAt } }
}

/** Shuts the door on a share, for editors and owners. */
export async function revokeShareAction(_previous: { code: ErrorCode | null }, given: unknown) {
  const form = readForm(given)
  const viewer = await requirePermission('files.change')
  const shareId = z.uuid().safeParse(form.get('shareId'))
  if (!shareId.success) return { code: 'INVALID_INPUT' as const }
  const revoked = await revokeShare(shareId.data, viewer, new Date())
  if (!revoked.ok) return { code: revoked.error }
  revalidatePath(`/admin/files/${revoked.value.fileId}`)
  return { code: null }
}

/** Removes a file for good, for editors and owners; then there is only the list to go to. */
export async function removeFileAction(_previous: { code: ErrorCode | null }, given: unknown) {
  const form = readForm(given)
  const viewer = await requirePermission('files.change')
  const input = removeFileSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return { code: 'INVALID_INPUT' as const }
  const request = { actor: viewer, queue: await getRemoveFileQueue(), now: new Date() }
  const removed = await removeFile(input.data.fileId, request)
  if (!removed.ok) return { code: removed.error }
  revalidatePath('/admin/files')
  redirect('/admin/files')
}

function refused(code: ErrorCode): ShareFormState {
  return { code, made: null }
}
