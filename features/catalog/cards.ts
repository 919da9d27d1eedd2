import 'server-only'
import { resumeSeconds } from '#core/resume-position.ts'
import type { Viewer } from '#features/accounts/session.ts'
import {
  decideTitleAccess,
  getMembership,
  guardedTitleColumns,
  type GuardedTitle,
  type Membership,
} from '#features/playback/access.ts'
import { getDatabase } from '#platform/database.ts'
import type { Artwork } from '#ui/artwork.ts'
import { artworkColumns, toArtwork, type ArtworkRow } from './artwork.ts'
import { listOpeningPlans, type PlansByLibrary } from './plans.ts'
import { preparingPercent, readinessColumns, readReadiness, type AssetRow } from './readiness.ts'

/** A title as a card shows it. */
export type TitleCard = {
  id: string
  slug: string
  name: string
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  year: number | null
  credit: string | null
  artwork: Artwork | null
  /** Length of all that plays, or `null` while nothing does. */
  durationSeconds: number | null
  partCount: number
  preparingPercent: number | null
  /** The plans that would open it for a signed-in person whose plan does not. */
  lockedToPlans: string[]
  /** When it opens, for one that is announced. */
  opensAt: Date | null
  /** Part of a film that was watched, 0 to 1, and what is left of it. */
  progress: { fraction: number; secondsLeft: number } | null
  /** Only staff see it. */
  isPreview: boolean
}

export const cardColumns = {
  ...guardedTitleColumns,
  id: true,
  slug: true,
  name: true,
  kind: true,
  year: true,
  credit: true,
  poster: artworkColumns,
  still: artworkColumns,
  playables: {
    select: { id: true, creditsStartSeconds: true, assets: readinessColumns },
    orderBy: { position: 'asc' },
    take: 100,
  },
} as const

export type CardRow = GuardedTitle &
  Pick<TitleCard, 'id' | 'slug' | 'name' | 'kind' | 'year' | 'credit'> & {
    poster: ArtworkRow | null
    still: ArtworkRow | null
    playables: { id: string; creditsStartSeconds: number | null; assets: AssetRow[] }[]
  }

/**
 * Turns rows into the cards that this viewer may see, in the same order; a title that the decision hides is left out.
 * Three statements for any number of rows.
 */
export async function toCards(rows: readonly CardRow[], viewer: Viewer | null, now: Date): Promise<TitleCard[]> {
  const [membership, plans, positions] = await Promise.all([
    getMembership(viewer),
    listOpeningPlans(),
    getPositions(
      viewer,
      rows.flatMap((row) => row.playables.map((playable) => playable.id)),
    ),
  ])
  return rows.flatMap((row) => toCard(row, { viewer, membership, plans, positions, now }) ?? [])
}

/** The cards of these titles that the viewer may see, in this order. */
export async function readCards(ids: readonly string[], viewer: Viewer | null, now: Date): Promise<TitleCard[]> {
  if (ids.length === 0) return []
  const rows = await getDatabase().title.findMany({ where: { id: { in: [...ids] } }, select: cardColumns })
  const place = new Map(ids.map((id, index) => [id, index]))
  const sorted = rows.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
  return toCards(sorted, viewer, now)
}

type CardContext = {
  viewer: Viewer | null
  membership: Membership | null
  plans: PlansByLibrary
  positions: ReadonlyMap<string, number>
  now: Date
}

function toCard(row: CardRow, { viewer, membership, plans, positions, now }: CardContext): TitleCard | null {
  const access = decideTitleAccess(viewer, membership, row, now)
  if (!access.allowed && (access.reason === 'NOT_FOUND' || access.reason === 'NO_LONGER_AVAILABLE')) return null

  const { poster, still, playables, id, slug, name, kind, year, credit, opensAt } = row
  const parts = playables.map((playable) => readReadiness(playable.assets))
  const durationSeconds = parts.reduce((sum, part) => sum + (part.state === 'ready' ? part.durationSeconds : 0), 0)
  const [single] = playables.length === 1 ? playables : []
  const isOutsidePlan = !access.allowed && access.reason === 'NOT_IN_PLAN'
  return {
    ...{ id, slug, name, kind, year, credit },
    // A wide card shows the film's wide picture: its poster stands upright and would lose its lettering.
    artwork: toArtwork(kind === 'ALBUM' ? poster : (still ?? poster)),
    durationSeconds: durationSeconds > 0 ? durationSeconds : null,
    partCount: playables.length,
    preparingPercent: preparingPercent(parts),
    lockedToPlans: isOutsidePlan ? (plans.get(row.library.id) ?? []).map((plan) => plan.name) : [],
    opensAt: !access.allowed && access.reason === 'NOT_YET_AVAILABLE' ? opensAt : null,
    progress: single ? readProgress(positions.get(single.id), durationSeconds, single.creditsStartSeconds) : null,
    isPreview: access.allowed && access.isPreview,
  }
}

function readProgress(
  position: number | undefined,
  durationSeconds: number,
  creditsStartSeconds: number | null,
): TitleCard['progress'] {
  const seconds = resumeSeconds(position, durationSeconds, creditsStartSeconds)
  if (seconds === null) return null
  return { fraction: seconds / durationSeconds, secondsLeft: durationSeconds - seconds }
}

/** The viewer's stored positions in these playables, in seconds by playable id. */
export async function getPositions(viewer: Viewer | null, playableIds: string[]): Promise<ReadonlyMap<string, number>> {
  if (!viewer || playableIds.length === 0) return new Map()
  const rows = await getDatabase().progress.findMany({
    where: { profileId: viewer.profile.id, playableId: { in: playableIds } },
    select: { playableId: true, positionSeconds: true },
  })
  return new Map(rows.map((row) => [row.playableId, row.positionSeconds]))
}
