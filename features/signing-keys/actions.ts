'use server'

import { refresh } from 'next/cache'
import type { ErrorCode } from '#core/errors.ts'
import { readForm } from '#core/form-fields.ts'
import { isReauthenticated, requirePermission } from '#features/accounts/session.ts'
import { getSigningKeysQueue } from '#jobs/signing-keys.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { requestRemoval, requestRotation, type KeyRequest } from './commands.ts'
import { removalSchema, rotationSchema } from './schema.ts'

/** What a form of the keys' page shows after an attempt. */
export type KeyFormState = { code: ErrorCode | null }

/** Begins the rotation of one group. For owners who typed their password within the last ten minutes. */
export async function rotateKeyAction(_previous: KeyFormState, given: unknown): Promise<KeyFormState> {
  const form = readForm(given)
  const request = await readOwnersRequest()
  if (!request) return { code: 'REAUTHENTICATION_REQUIRED' }
  const input = rotationSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return { code: 'INVALID_INPUT' }
  const begun = await requestRotation(input.data.keyGroup, input.data.algorithm, request)
  if (!begun.ok) return { code: begun.error.code }
  refresh()
  return { code: null }
}

/** Calls a key compromised and has it removed at once. For owners who typed their password lately. */
export async function removeKeyAction(_previous: KeyFormState, given: unknown): Promise<KeyFormState> {
  const form = readForm(given)
  const request = await readOwnersRequest()
  if (!request) return { code: 'REAUTHENTICATION_REQUIRED' }
  const input = removalSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return { code: 'INVALID_INPUT' }
  const asked = await requestRemoval(input.data.keyId, request)
  if (!asked.ok) return { code: asked.error }
  refresh()
  return { code: null }
}

/** Who asks, and with what; `null` for an owner whose password was not typed lately. For anyone else there is nothing here. */
async function readOwnersRequest(): Promise<KeyRequest | null> {
  const owner = await requirePermission('keys.change')
  const now = new Date()
  if (!(await isReauthenticated(now))) return null
  const { KEY_ENCRYPTION_KEYS: encryptionKeys, SIGNING_KEY_STORE: store } = getSettings('app')
  const queue = await getSigningKeysQueue()
  return { database: getDatabase(), queue, encryptionKeys, store, actor: owner, now }
}
