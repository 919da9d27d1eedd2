import 'server-only'
import { createHash } from 'node:crypto'
import type { ErrorCode } from '#core/errors.ts'
import { decideShare, type ShareRefusal, type ShareVisitor } from '#core/media-access/share.ts'
import { err, ok, type Result } from '#core/result.ts'
import { countAttempt, readAttempts } from '#platform/attempts.ts'
import { getDatabase, type Prisma } from '#platform/database.ts'
import { signFile } from './sign-file.ts'
import { hashToken } from './token.ts'

/** What whoever holds a working link sees before they open it. */
export type DoorView = { fileName: string; sizeBytes: number; expiresAt: Date; urlExpiresAt: Date }

/** Why the door stays shut; `opensAt` for a share whose time has not come. */
export type DoorRefusal = { code: ShareRefusal | 'RATE_LIMITED'; opensAt: Date | null }

const windowMilliseconds = 15 * 60_000

/**
 * Closed doors that one address may find within 15 minutes. A token has 256 random bits and is not found by trying; this
 * keeps trying from costing anything. Wider where nobody states an address, since all such visitors share one count.
 */
const mostClosed = { known: 30, unknown: 300 } as const

/** Looks at a share and changes nothing: mail scanners follow links. A door found shut for want of a share is counted. */
export async function lookAtShare(
  token: string,
  visitor: ShareVisitor,
  now: Date,
): Promise<Result<DoorView, DoorRefusal>> {
  if (await isGuessing(visitor, now)) return err({ code: 'RATE_LIMITED', opensAt: null })
  const share = await findShare(token)
  const decision = decideShare(share, visitor, now)
  if (!decision.isOpen || share === null) return refuse(decision.isOpen ? null : decision.reason, share, visitor, now)
  const { fileName, sizeBytes } = share.file
  return ok({ fileName, sizeBytes: Number(sizeBytes), expiresAt: share.expiresAt, urlExpiresAt: decision.urlExpiresAt })
}

/**
 * Opens a share: decides again, signs a URL for an hour at most, and keeps note of who came when.
 *
 * Errors: those of `lookAtShare`, and `SERVICE_UNAVAILABLE` while no key signs.
 */
export async function openShare(
  token: string,
  visitor: ShareVisitor,
  now: Date,
): Promise<Result<{ url: string; urlExpiresAt: Date }, DoorRefusal | { code: ErrorCode; opensAt: null }>> {
  if (await isGuessing(visitor, now)) return err({ code: 'RATE_LIMITED', opensAt: null })
  const share = await findShare(token)
  const decision = decideShare(share, visitor, now)
  if (!decision.isOpen || share === null) return refuse(decision.isOpen ? null : decision.reason, share, visitor, now)

  const { urlExpiresAt } = decision
  const terms = { startsAt: share.startsAt, expiresAt: urlExpiresAt, sourceNetwork: share.sourceNetwork }
  const signed = await signFile('PRIVATE', { ...terms, objectKey: share.file.objectKey }, now)
  if (signed === null) return err({ code: 'SERVICE_UNAVAILABLE', opensAt: null })
  const { accountId, address } = visitor
  const { url, signingKeyId } = signed
  const opening = { shareId: share.id, at: now, accountId, address, signingKeyId, urlExpiresAt }
  return (await recordOpening(opening)) ? ok({ url, urlExpiresAt }) : refuse(null, share, visitor, now)
}

/**
 * Writes the opening unless the share was revoked meanwhile. Its row is held, so that once a revocation is done no further
 * URL leaves the door, and the staff page knows of every one that did.
 */
function recordOpening(opening: Prisma.ShareOpeningUncheckedCreateInput): Promise<boolean> {
  return getDatabase().$transaction(async (tx) => {
    const open = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Share" WHERE "id" = ${opening.shareId}::uuid AND "revokedAt" IS NULL FOR SHARE`
    if (open.length === 0) return false
    await tx.shareOpening.create({ data: opening })
    return true
  })
}

async function findShare(token: string) {
  const tokenHash = hashToken(token)
  if (tokenHash === null) return null
  const share = await getDatabase().share.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      accountId: true,
      startsAt: true,
      expiresAt: true,
      revokedAt: true,
      sourceNetwork: true,
      file: { select: { fileName: true, sizeBytes: true, objectKey: true, status: true } },
    },
  })
  return share && { ...share, isFileReady: share.file.status === 'READY' }
}

async function refuse(
  reason: ShareRefusal | null,
  share: { startsAt: Date | null } | null,
  visitor: ShareVisitor,
  now: Date,
): Promise<{ ok: false; error: DoorRefusal }> {
  const code = reason ?? 'SHARE_CLOSED'
  if (code === 'SHARE_CLOSED') {
    await countAttempt(getDatabase(), { key: keyOf(visitor), windowMilliseconds }, now)
  }
  return err({ code, opensAt: code === 'SHARE_NOT_YET' ? (share?.startsAt ?? null) : null })
}

async function isGuessing(visitor: ShareVisitor, now: Date): Promise<boolean> {
  const most = visitor.address === null ? mostClosed.unknown : mostClosed.known
  return (await readAttempts(getDatabase(), keyOf(visitor), now)) >= most
}

/** Hashed, so that the table holds no network address. */
function keyOf({ address }: ShareVisitor): string {
  return `share:${createHash('sha256')
    .update(address ?? 'unknown')
    .digest('hex')}`
}
