import 'server-only'
import { isIPv4 } from 'node:net'
import type { ErrorCode } from '#core/errors.ts'
import { planGrant } from '#core/media-access/grant.ts'
import { writeAccessPolicy } from '#core/media-access/policy.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { signUrl } from '#platform/cdn.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { getKms } from '#platform/kms.ts'
import { readLegacySigner } from '#platform/legacy-key-pair.ts'
import { takeSigner } from '#platform/signing-keys.ts'
import { decideTitleAccess, getMembership, guardedTitleColumns } from './access.ts'
import type { GrantContext } from './sign-grant.ts'

/** A file to take home, as a page shows it. Never its key: that travels only in a signed URL. */
export type DownloadOffer = { id: string; name: string; fileName: string; sizeBytes: number }

/** Why a download was refused, and the title whose page says more; `null` where not even that may be known. */
export type DownloadRefusal = { code: ErrorCode; titleSlug: string | null }

/** What a title has to take home, in its order; for those who may see the title at all. */
export async function listDownloads(titleId: string): Promise<DownloadOffer[]> {
  const rows = await getDatabase().download.findMany({
    where: { titleId },
    orderBy: { position: 'asc' },
    select: { id: true, name: true, fileName: true, sizeBytes: true },
    take: 500,
  })
  return rows.map(({ sizeBytes, ...offer }) => ({ ...offer, sizeBytes: Number(sizeBytes) }))
}

/**
 * Signs a URL that opens one file of a title for whoever may watch that title: for the setting's length, never beyond the
 * end of the right itself, and from the viewer's own address where the library is bound to addresses.
 *
 * Errors, in the order they are checked: `NOT_FOUND`, what the access decision refuses, `IPV4_REQUIRED`,
 * `MEMBERSHIP_ENDED` (less than a second is left), `SERVICE_UNAVAILABLE` (no key signs).
 */
export async function issueDownload(
  downloadId: string,
  viewer: Viewer | null,
  { now, clientAddress }: Pick<GrantContext, 'now' | 'clientAddress'>,
): Promise<Result<{ url: string; expiresAt: Date }, DownloadRefusal>> {
  const found = await findDownload(downloadId)
  if (!found) return err({ code: 'NOT_FOUND', titleSlug: null })
  const { title, objectKey } = found
  const access = decideTitleAccess(viewer, await getMembership(viewer), title, now)
  if (!access.allowed) return err({ code: access.reason, titleSlug: access.reason === 'NOT_FOUND' ? null : title.slug })
  const refuse = (code: ErrorCode) => err({ code, titleSlug: title.slug })

  const { bindToAddress } = title.library
  if (bindToAddress && (clientAddress === null || !isIPv4(clientAddress))) return refuse('IPV4_REQUIRED')
  const settings = getSettings('app')
  const validitySeconds = settings.DOWNLOAD_VALIDITY_SECONDS
  const times = planGrant({ now, validitySeconds, accessEndsAt: access.accessEndsAt, random: 0 })
  if (times === null) return refuse('MEMBERSHIP_ENDED')
  const { expiresAt } = times
  const encryptionKeys = settings.KEY_ENCRYPTION_KEYS
  const need = { keyGroup: 'PLAYBACK', expiresAt, encryptionKeys, kms: getKms(), now } as const
  const signer = readLegacySigner(settings) ?? (await takeSigner(getDatabase(), need))
  if (signer === null) return refuse('SERVICE_UNAVAILABLE')

  const resource = `${settings.MEDIA_ORIGIN}/${objectKey}`
  const network = bindToAddress ? { sourceNetwork: `${clientAddress}/32` } : {}
  const policy = writeAccessPolicy({ resource, expiresAt, ...network })
  if (!policy.ok) return refuse('INTERNAL')
  const rule = { kind: 'custom', policy: policy.value } as const
  const signed = await signUrl(resource, rule, signer, settings.SIGNATURE_HASH)
  return signed.ok ? ok({ url: signed.value, expiresAt }) : refuse('SERVICE_UNAVAILABLE')
}

function findDownload(id: string) {
  if (!/^[0-9a-f]{32}$/.test(id)) return null
  return getDatabase().download.findUnique({
    where: { id },
    select: {
      objectKey: true,
      title: {
        select: {
          ...guardedTitleColumns,
          slug: true,
          library: { select: { id: true, visibility: true, bindToAddress: true } },
        },
      },
    },
  })
}
