'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readForm } from '#core/form-fields.ts'
import type { ErrorCode } from '#core/errors.ts'
import { requirePermission } from '#features/accounts/session.ts'
import { applyBulkChange, undoBulkChange } from './commands.ts'
import { readChange, readSelection } from './read-request.ts'
import { previewSchema } from './schema.ts'

/** Why a form did not do what it is for. */
export type ChangeFormState = { code: ErrorCode | null }

/** Changes what the preview showed, for editors and owners; then there are the changes to see. */
export async function applyBulkChangeAction(_previous: ChangeFormState, given: unknown): Promise<ChangeFormState> {
  const form = readForm(given)
  const actor = await requirePermission('catalogue.change')
  const fields = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  )
  const [selection, change] = [readSelection(fields), readChange(fields)]
  const seen = previewSchema.safeParse({ count: form.get('seenCount'), digest: form.get('seenDigest') })
  if (!selection || !change || !seen.success) return { code: 'INVALID_INPUT' }
  const changed = await applyBulkChange({ selection, change, seen: seen.data }, actor, new Date())
  if (!changed.ok) return { code: changed.error }
  revalidatePath('/admin/titles')
  redirect('/admin/titles/changes')
}

/** Undoes a change, for editors and owners. */
export async function undoBulkChangeAction(_previous: ChangeFormState, given: unknown): Promise<ChangeFormState> {
  const form = readForm(given)
  const actor = await requirePermission('catalogue.change')
  const id = z.uuid().safeParse(form.get('id'))
  if (!id.success) return { code: 'INVALID_INPUT' }
  const undone = await undoBulkChange(id.data, actor, new Date())
  if (!undone.ok) return { code: undone.error }
  revalidatePath('/admin/titles/changes')
  return { code: null }
}
