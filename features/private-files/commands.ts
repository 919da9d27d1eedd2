import 'server-only'
import type { AuditAction } from '#core/audit-actions.ts'
import type { ErrorCode } from '#core/errors.ts'
import { lastPolicyInstant, planShare, type ShareTerms } from '#core/media-access/share-terms.ts'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase } from '#platform/database.ts'
import type { DirectLink, DoorShare } from './schema.ts'
import { signFile } from './sign-file.ts'
import { createToken, hashToken } from './token.ts'

type ReadyFile = { id: string; objectKey: string }

/**
 * Makes a share that stands at the portal's door. Its token is in the answer and nowhere else.
 *
 * Errors, in the order they are checked: `NOT_FOUND`, `FILE_NOT_READY`, `SHARE_TIMES`, `SHARE_SOURCE`, `SHARE_PERSON`.
 */
export async function createShare(
  input: DoorShare,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ shareId: string; token: string; expiresAt: Date }, ErrorCode>> {
  const prepared = await prepareShare(input, actor, now)
  if (!prepared.ok) return prepared
  const { file, terms } = prepared.value
  const account = input.audience === 'PERSON' ? await findAccount(input.email) : null
  if (input.audience === 'PERSON' && !account) return err('SHARE_PERSON')

  const token = createToken()
  const row = {
    ...terms,
    fileId: file.id,
    kind: input.audience,
    accountId: account?.id ?? null,
    tokenHash: hashToken(token),
    createdById: actor.id,
    createdAt: now,
  }
  const shareId = await getDatabase().$transaction(async (tx) => {
    const { id } = await tx.share.create({ data: row, select: { id: true } })
    await recordAudit(tx, auditOf('share.created', id, file.id, actor, now))
    return id
  })
  return ok({ shareId, token, expiresAt: terms.expiresAt })
}

/**
 * Signs a link that works without a door, and keeps note of it. The URL is in the answer and nowhere else; whoever has it
 * has the file until it ends or its key is removed.
 *
 * Errors, in the order they are checked: `SHARE_UNCONFIRMED`, `NOT_FOUND`, `FILE_NOT_READY`, `SHARE_TIMES`,
 * `SHARE_SOURCE`, `SHARE_BEYOND_2038`, `SERVICE_UNAVAILABLE` (no key of the group signs).
 */
export async function createDirectLink(
  input: DirectLink,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ shareId: string; url: string; expiresAt: Date; signingKeyId: string }, ErrorCode>> {
  if (input.isConfirmed === undefined) return err('SHARE_UNCONFIRMED')
  const prepared = await prepareShare(input, actor, now)
  if (!prepared.ok) return prepared
  const { file, terms } = prepared.value
  if (terms.expiresAt > lastPolicyInstant) return err('SHARE_BEYOND_2038')

  const signed = await signFile('DIRECT', { ...terms, objectKey: file.objectKey }, now)
  if (signed === null) return err('SERVICE_UNAVAILABLE')
  const { url, signingKeyId } = signed
  const row = {
    ...terms,
    fileId: file.id,
    kind: 'DIRECT' as const,
    signingKeyId,
    createdById: actor.id,
    createdAt: now,
  }
  const shareId = await getDatabase().$transaction(async (tx) => {
    const { id } = await tx.share.create({ data: row, select: { id: true } })
    await recordAudit(tx, auditOf('share.direct-link-signed', id, file.id, actor, now))
    return id
  })
  return ok({ shareId, url, expiresAt: terms.expiresAt, signingKeyId })
}

/**
 * Closes the door on a share, from this moment on. URLs that it had signed go on until they end by themselves.
 *
 * Errors: `NOT_FOUND`, `SHARE_DIRECT`. Revoking twice is no error and changes nothing.
 */
export async function revokeShare(
  shareId: string,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ fileId: string }, 'NOT_FOUND' | 'SHARE_DIRECT'>> {
  if (!permits(actor.role, 'files.change')) return err('NOT_FOUND')
  return getDatabase().$transaction(async (tx) => {
    const share = await tx.share.findUnique({ where: { id: shareId }, select: { kind: true, fileId: true } })
    if (!share) return err('NOT_FOUND')
    if (share.kind === 'DIRECT') return err('SHARE_DIRECT')
    const revoked = await tx.share.updateMany({
      where: { id: shareId, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.id },
    })
    if (revoked.count > 0) await recordAudit(tx, auditOf('share.revoked', shareId, share.fileId, actor, now))
    return ok({ fileId: share.fileId })
  })
}

async function prepareShare(
  input: DoorShare | DirectLink,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ file: ReadyFile; terms: ShareTerms }, ErrorCode>> {
  if (!permits(actor.role, 'files.change')) return err('NOT_FOUND')
  const file = await getDatabase().privateFile.findUnique({
    where: { id: input.fileId },
    select: { id: true, objectKey: true, status: true },
  })
  if (!file || file.status === 'REMOVED') return err('NOT_FOUND')
  if (file.status !== 'READY') return err('FILE_NOT_READY')
  const terms = planShare(input, now)
  return terms.ok ? ok({ file, terms: terms.value }) : terms
}

function findAccount(email: string) {
  return getDatabase().account.findUnique({ where: { email }, select: { id: true } })
}

function auditOf(action: AuditAction, shareId: string, fileId: string, actor: StaffActor, now: Date) {
  return { at: now, actorId: actor.id, action, subjectId: shareId, details: { fileId } }
}
