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
import { noParts, readTitleParts, type TitleParts } from './title-parts.ts'

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
} as const

export type CardRow = GuardedTitle &
  Pick<TitleCard, 'id' | 'slug' | 'name' | 'kind' | 'year' | 'credit'> & {
    poster: ArtworkRow | null
    still: ArtworkRow | null
  }

/**
 * Turns rows into the cards that this viewer may see, in the same order; a title that the decision hides is left out.
 * Three statements for any number of rows.
 */
export async function toCards(rows: readonly CardRow[], viewer: Viewer | null, now: Date): Promise<TitleCard[]> {
  const [membership, plans, parts] = await Promise.all([
    getMembership(viewer),
    listOpeningPlans(),
    readTitleParts(
      rows.map(({ id }) => id),
      viewer,
    ),
  ])
  return rows.flatMap((row) => toCard(row, parts.get(row.id) ?? noParts, { viewer, membership, plans, now }) ?? [])
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
  now: Date
}

function toCard(row: CardRow, parts: TitleParts, { viewer, membership, plans, now }: CardContext): TitleCard | null {
  const access = decideTitleAccess(viewer, membership, row, now)
  if (!access.allowed && (access.reason === 'NOT_FOUND' || access.reason === 'NO_LONGER_AVAILABLE')) return null

  const { poster, still, id, slug, name, kind, year, credit, opensAt } = row
  const isOutsidePlan = !access.allowed && access.reason === 'NOT_IN_PLAN'
  return {
    ...{ id, slug, name, kind, year, credit },
    // A wide card shows the film's wide picture: its poster stands upright and would lose its lettering.
    artwork: toArtwork(kind === 'ALBUM' ? poster : (still ?? poster)),
    durationSeconds: parts.durationSeconds > 0 ? parts.durationSeconds : null,
    partCount: parts.partCount,
    preparingPercent: parts.preparingPercent,
    lockedToPlans: isOutsidePlan ? (plans.get(row.library.id) ?? []).map((plan) => plan.name) : [],
    opensAt: !access.allowed && access.reason === 'NOT_YET_AVAILABLE' ? opensAt : null,
    progress: readProgress(parts),
    isPreview: access.allowed && access.isPreview,
  }
}

function readProgress({ positionSeconds, durationSeconds, creditsStartSeconds }: TitleParts): TitleCard['progress'] {
  const seconds = resumeSeconds(positionSeconds ?? undefined, durationSeconds, creditsStartSeconds)
  if (seconds === null) return null
  return { fraction: seconds / durationSeconds, secondsLeft: durationSeconds - seconds }
}
