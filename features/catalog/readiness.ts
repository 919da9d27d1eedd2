/** One packaged version of a playable, newest first in a list, with its latest run through the pipeline. */
export type AssetRow = {
  status: 'PREPARING' | 'READY' | 'FAILED' | 'REMOVED'
  durationSeconds: number | null
  hasVideo: boolean
  ingestJobs: { percent: number }[]
}

/** Whether something can be played now; `percent` is how far its first version has come, from 0 to 100. */
export type Readiness =
  | { state: 'ready'; durationSeconds: number; kind: 'video' | 'audio' }
  | { state: 'preparing'; percent: number }
  | { state: 'missing' }

const shownStatuses: ('READY' | 'PREPARING')[] = ['READY', 'PREPARING']

/** The columns to select on a playable's assets for `readReadiness`. */
export const readinessColumns = {
  where: { status: { in: shownStatuses } },
  orderBy: { createdAt: 'desc' },
  take: 4,
  select: {
    status: true,
    durationSeconds: true,
    hasVideo: true,
    ingestJobs: { select: { percent: true }, orderBy: { createdAt: 'desc' }, take: 1 },
  },
} as const

/** A ready version counts even while a newer one is being prepared. */
export function readReadiness(assets: readonly AssetRow[]): Readiness {
  const ready = assets.find((asset) => asset.status === 'READY')
  if (ready) {
    return {
      state: 'ready',
      durationSeconds: ready.durationSeconds ?? 0,
      kind: ready.hasVideo ? 'video' : 'audio',
    }
  }
  const preparing = assets.find((asset) => asset.status === 'PREPARING')
  if (!preparing) return { state: 'missing' }
  return { state: 'preparing', percent: clampPercent(preparing.ingestJobs[0]?.percent ?? 0) }
}

/**
 * How far a whole title is: `null` once anything of it plays or when nothing of it is on the way, else the mean over
 * its playables in whole percent.
 */
export function preparingPercent(parts: readonly Readiness[]): number | null {
  if (parts.some((part) => part.state === 'ready')) return null
  const percents = parts.flatMap((part) => (part.state === 'preparing' ? [part.percent] : []))
  if (percents.length === 0) return null
  return Math.floor(percents.reduce((sum, percent) => sum + percent, 0) / percents.length)
}

/**
 * Whether a page that shows this title looks again by itself: something of it is being made, or it is out and open, and
 * nothing of it plays yet. Not for what is only announced, and not for drafts.
 */
export function isStillComing(title: {
  preparingPercent: number | null
  durationSeconds: number | null
  opensAt: Date | null
  isPreview: boolean
}): boolean {
  if (title.preparingPercent !== null) return true
  return title.durationSeconds === null && title.opensAt === null && !title.isPreview
}

function clampPercent(percent: number): number {
  return Math.min(100, Math.max(0, Math.floor(percent)))
}
