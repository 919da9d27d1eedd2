'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ErrorCode } from '#core/errors.ts'
import { readForm } from '#core/form-fields.ts'
import type { Result } from '#core/result.ts'
import { requireViewer, type Viewer } from '#features/accounts/session.ts'
import {
  addToList,
  clearHistory,
  markUnwatched,
  markWatched,
  rateTitle,
  removeFromContinue,
  removeFromHistory,
  removeFromList,
} from './commands.ts'

/** What a button shows after an attempt; whether it is on, the page says. */
export type MarkState = {
  /** Why it was refused, in the viewer's language. */
  message: string | null
}

const id = z.uuid()
const thumbs = z.enum(['up', 'down'])
/** Where a visitor comes back to after signing in. */
const backPath = '/browse'

/** Puts a title on the open profile's list or takes it off. Each of these says what is wanted, so sending twice is once. */
export async function listAction(_previous: MarkState, given: unknown): Promise<MarkState> {
  const form = readForm(given)
  return change(form, 'titleId', (titleId, viewer, now) =>
    isWanted(form) ? addToList(titleId, viewer, now) : removeFromList(titleId, viewer),
  )
}

/** Sets the open profile's thumb of a title or takes it back. */
export async function rateAction(_previous: MarkState, given: unknown): Promise<MarkState> {
  const form = readForm(given)
  const thumb = thumbs.safeParse(form.get('value'))
  return change(form, 'titleId', async (titleId, viewer, now) => {
    if (!thumb.success) return { ok: false, error: 'NOT_FOUND' }
    return rateTitle(titleId, isWanted(form) ? (thumb.data === 'up' ? 1 : -1) : null, viewer, now)
  })
}

/** Marks a title, or one of its parts, as watched or as never watched. */
export async function watchedAction(_previous: MarkState, given: unknown): Promise<MarkState> {
  const form = readForm(given)
  const part = id.nullable().safeParse(form.get('playableId'))
  return change(form, 'titleId', async (titleId, viewer, now) => {
    if (!part.success) return { ok: false, error: 'NOT_FOUND' }
    const which = { titleId, playableId: part.data }
    return isWanted(form) ? markWatched(which, viewer, now) : markUnwatched(which, viewer, now)
  })
}

/** Takes a title out of Continue watching. */
export async function removeFromContinueAction(_previous: MarkState, given: unknown): Promise<MarkState> {
  const form = readForm(given)
  return change(form, 'titleId', removeFromContinue)
}

/** Takes one entry out of the open profile's history. */
export async function removeFromHistoryAction(_previous: MarkState, given: unknown): Promise<MarkState> {
  const form = readForm(given)
  return change(form, 'playableId', removeFromHistory)
}

/** Empties the open profile's history, once its box is ticked. */
export async function clearHistoryFormAction(given: unknown): Promise<void> {
  const form = readForm(given)
  const viewer = await requireViewer('/history')
  if (form.get('isConfirmed') === 'yes') await clearHistory(viewer, new Date())
  redirect('/history')
}

async function change(
  form: FormData,
  field: 'titleId' | 'playableId',
  work: (id: string, viewer: Viewer, now: Date) => Promise<Result<null, ErrorCode>>,
): Promise<MarkState> {
  const viewer = await requireViewer(backPath)
  const given = id.safeParse(form.get(field))
  if (!given.success) return refuse('NOT_FOUND')
  const changed = await work(given.data, viewer, new Date())
  if (!changed.ok) return refuse(changed.error)
  refresh()
  return { message: null }
}

function isWanted(form: FormData): boolean {
  return form.get('wanted') === 'on'
}

async function refuse(code: ErrorCode): Promise<MarkState> {
  const t = await getTranslations('errors')
  return { message: t(code) }
}
