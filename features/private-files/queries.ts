import 'server-only'
import { getDatabase } from '#platform/database.ts'

/** A private file in the list. */
export type FileRow = {
  id: string
  fileName: string
  sizeBytes: number
  status: 'PREPARING' | 'READY' | 'FAILED' | 'REMOVED'
  failureReason: string | null
  createdAt: Date
  /** Shares at the door that are neither revoked nor over, and direct links that still work. */
  openShares: number
}

/** One opening at the door. */
export type Opening = { id: string; at: Date; person: string | null; address: string | null; urlExpiresAt: Date }

/** One share of a file, with what happened to it. Never its token: nobody has that but whoever it was shown to. */
export type ShareRow = {
  id: string
  kind: 'PERSON' | 'LINK' | 'DIRECT'
  /** The person's e-mail for a share to one. */
  person: string | null
  startsAt: Date | null
  expiresAt: Date
  sourceNetwork: string | null
  createdAt: Date
  revokedAt: Date | null
  signingKeyId: string | null
  openingCount: number
  openings: Opening[]
  /** URLs of the door that still work, and the keys that signed them; `null` when none does. */
  liveUrls: { until: Date; keyIds: string[] } | null
  /** Direct links that the same key signed and that still work, this one included; 0 for shares at the door. */
  linksOfKey: number
}

export type FileDetail = Omit<FileRow, 'openShares'> & { contentType: string; shares: ShareRow[] }

const shownOpenings = 10

/** The newest private files. */
export async function listFiles(now: Date): Promise<FileRow[]> {
  const rows = await getDatabase().privateFile.findMany({
    where: { status: { not: 'REMOVED' } },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      ...fileColumns,
      _count: { select: { shares: { where: { revokedAt: null, expiresAt: { gt: now } } } } },
    },
  })
  return rows.map(({ _count, ...row }) => ({ ...row, sizeBytes: Number(row.sizeBytes), openShares: _count.shares }))
}

/** One private file with its shares, the newest first; `null` when there is none of that id. */
export async function getFile(id: string, now: Date): Promise<FileDetail | null> {
  if (!/^[0-9a-f]{32}$/.test(id)) return null
  const row = await getDatabase().privateFile.findFirst({
    where: { id, status: { not: 'REMOVED' } },
    select: {
      ...fileColumns,
      contentType: true,
      shares: { select: shareColumns, orderBy: { createdAt: 'desc' }, take: 100 },
    },
  })
  if (!row) return null
  const ids = row.shares.map((share) => share.id)
  const [live, linksOfKeys] = await Promise.all([readLiveUrls(ids, now), countDirectLinks(now)])
  const shares = row.shares.map(({ account, openings, _count, ...share }) => ({
    ...share,
    person: account?.email ?? null,
    openingCount: _count.openings,
    openings: openings.map(({ account: visitor, ...opening }) => ({ ...opening, person: visitor?.email ?? null })),
    liveUrls: live.get(share.id) ?? null,
    linksOfKey: linksOfKeys.get(share.signingKeyId ?? '') ?? 0,
  }))
  return { ...row, sizeBytes: Number(row.sizeBytes), shares }
}

const fileColumns = {
  id: true,
  fileName: true,
  sizeBytes: true,
  status: true,
  failureReason: true,
  createdAt: true,
} as const

const shareColumns = {
  id: true,
  kind: true,
  startsAt: true,
  expiresAt: true,
  sourceNetwork: true,
  createdAt: true,
  revokedAt: true,
  signingKeyId: true,
  account: { select: { email: true } },
  _count: { select: { openings: true } },
  openings: {
    select: { id: true, at: true, address: true, urlExpiresAt: true, account: { select: { email: true } } },
    orderBy: { at: 'desc' },
    take: shownOpenings,
  },
} as const

async function readLiveUrls(shareIds: string[], now: Date) {
  const rows = await getDatabase().shareOpening.groupBy({
    by: ['shareId', 'signingKeyId'],
    where: { shareId: { in: shareIds }, urlExpiresAt: { gt: now } },
    _max: { urlExpiresAt: true },
  })
  const live = new Map<string, { until: Date; keyIds: string[] }>()
  for (const { shareId, signingKeyId, _max } of rows) {
    const until = _max.urlExpiresAt ?? now
    const known = live.get(shareId)
    const latest = known && known.until > until ? known.until : until
    live.set(shareId, { until: latest, keyIds: [...(known?.keyIds ?? []), signingKeyId] })
  }
  return live
}

/** How many direct links that still work each key has signed. */
async function countDirectLinks(now: Date): Promise<Map<string, number>> {
  const rows = await getDatabase().share.groupBy({
    by: ['signingKeyId'],
    where: { kind: 'DIRECT', expiresAt: { gt: now } },
    _count: true,
  })
  return new Map(rows.map(({ signingKeyId, _count }) => [signingKeyId ?? '', _count]))
}
