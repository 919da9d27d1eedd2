import 'server-only'
import { cache } from 'react'
import { z } from 'zod'
import type { Access } from '#core/media-access/entitlement.ts'
import { resumeSeconds } from '#core/resume-position.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { decideTitleAccess, getMembership, guardedTitleColumns } from '#features/playback/access.ts'
import { getDatabase } from '#platform/database.ts'
import type { Artwork } from '#ui/artwork.ts'
import { artworkColumns, publicUrl, toArtwork, type ArtworkRow } from './artwork.ts'
import { creditColumns, toCredits, type Credit } from './people.ts'
import { listOpeningPlans } from './plans.ts'
import { readinessColumns, readReadiness, type AssetRow, type Readiness } from './readiness.ts'
import { getWatchAround, type WatchAround } from './watch-around.ts'

/** Something to press play on. Never a key or an address of media: those travel only with a grant. */
export type Part = {
  id: string
  name: string
  position: number
  /** An episode's place; `null` for a film, a track, or a series without numbers. */
  seasonNumber: number | null
  episodeNumber: number | null
  /** Where the credits begin, in seconds; `null` where nobody has marked it. */
  creditsStartSeconds: number | null
  synopsis: string | null
  still: Artwork | null
  readiness: Readiness
  /** Where this profile stopped and when, as it was written down; `null` where it never began. */
  progress: PartProgress | null
  resumeAtSeconds: number | null
}

export type PartProgress = { positionSeconds: number; touchedAt: Date; isWatched: boolean }

/** A verdict with the names that its words need. */
export type TitleAccess = {
  access: Access
  titleKind: 'FILM' | 'SERIES' | 'ALBUM'
  /** The plan the viewer has, and the smallest plan that opens the library. */
  planName: string | null
  openingPlan: { slug: string; name: string } | null
}

export type TitleDetail = {
  id: string
  slug: string
  name: string
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  synopsis: string
  year: number | null
  credit: string | null
  genres: string[]
  /** From which age on; `null` is not rated. */
  maturityAge: number | null
  /** BCP 47. */
  audioLanguages: string[]
  captionLanguages: string[]
  library: { slug: string; name: string }
  poster: Artwork | null
  still: Artwork | null
  /** A short film that anybody may see. */
  trailerUrl: string | null
  credits: Credit[]
  parts: Part[]
  decision: TitleAccess
}

/** Where the intro and the credits of a part lie, in seconds; `null` where nobody has marked them. */
export type PartMarks = {
  introStartSeconds: number | null
  introEndSeconds: number | null
  creditsStartSeconds: number | null
}

export type WatchDetail = WatchAround & {
  part: Part
  marks: PartMarks
  title: Omit<TitleDetail, 'parts' | 'credits' | 'decision'>
  decision: TitleAccess
}

const titleColumns = {
  ...guardedTitleColumns,
  library: { select: { id: true, visibility: true, slug: true, name: true } },
  id: true,
  slug: true,
  kind: true,
  name: true,
  synopsis: true,
  year: true,
  credit: true,
  genres: true,
  audioLanguages: true,
  captionLanguages: true,
  poster: artworkColumns,
  still: artworkColumns,
  trailerKey: true,
} as const

const markColumns = { introStartSeconds: true, introEndSeconds: true } as const

const partColumns = {
  ...{ id: true, name: true, position: true, seasonNumber: true, episodeNumber: true, synopsis: true },
  creditsStartSeconds: true,
  still: artworkColumns,
  assets: readinessColumns,
} as const

/** One title as this viewer may see it, or `null` when there is none for them: callers cannot tell which. */
export const getTitle = cache(async (slug: string, viewer: Viewer | null): Promise<TitleDetail | null> => {
  if (!/^[a-z0-9-]{1,100}$/.test(slug)) return null
  const row = await getDatabase().title.findUnique({
    where: { slug },
    select: {
      ...titleColumns,
      people: creditColumns,
      playables: { select: partColumns, orderBy: { position: 'asc' }, take: 500 },
    },
  })
  if (!row) return null
  const { playables, people, ...title } = row
  const decision = await decide(title, viewer, new Date())
  if (!decision) return null
  return { ...toShown(title), credits: toCredits(people), parts: await toParts(playables, viewer), decision }
})

/** One playable with its title and the verdict on it, or `null` when this viewer may not know of it. */
export const getWatch = cache(async (playableId: string, viewer: Viewer | null): Promise<WatchDetail | null> => {
  if (!z.uuid().safeParse(playableId).success) return null
  const row = await getDatabase().playable.findUnique({
    where: { id: playableId },
    select: { ...partColumns, ...markColumns, title: { select: titleColumns } },
  })
  if (!row) return null
  const { title, introStartSeconds, introEndSeconds, ...playable } = row
  const [decision, [part], around] = await Promise.all([
    decide(title, viewer, new Date()),
    toParts([playable], viewer),
    getWatchAround(playableId),
  ])
  const marks = { introStartSeconds, introEndSeconds, creditsStartSeconds: row.creditsStartSeconds }
  return decision && part ? { part, marks, ...around, title: toShown(title), decision } : null
})

type TitleRow = Parameters<typeof decideTitleAccess>[2] & {
  library: { id: string; slug: string; name: string }
  poster: ArtworkRow | null
  still: ArtworkRow | null
  trailerKey: string | null
} & Pick<
    TitleDetail,
    'id' | 'slug' | 'name' | 'kind' | 'synopsis' | 'year' | 'credit' | 'genres' | 'audioLanguages' | 'captionLanguages'
  >

async function decide(title: TitleRow, viewer: Viewer | null, now: Date): Promise<TitleAccess | null> {
  const [membership, plans] = await Promise.all([getMembership(viewer), listOpeningPlans()])
  const access = decideTitleAccess(viewer, membership, title, now)
  if (!access.allowed && access.reason === 'NOT_FOUND') return null
  return {
    access,
    titleKind: title.kind,
    planName: membership?.planName ?? null,
    openingPlan: plans.get(title.library.id)?.[0] ?? null,
  }
}

function toShown(title: TitleRow): WatchDetail['title'] {
  const { id, slug, name, kind, synopsis, year, credit, genres, library } = title
  const { maturityAge, audioLanguages, captionLanguages } = title
  return {
    ...{ id, slug, name, kind, synopsis, year, credit, genres, maturityAge, audioLanguages, captionLanguages },
    library: { slug: library.slug, name: library.name },
    poster: toArtwork(title.poster),
    still: toArtwork(title.still),
    trailerUrl: title.trailerKey === null ? null : publicUrl(title.trailerKey),
  }
}

type PlayableRow = Omit<Part, 'still' | 'readiness' | 'progress' | 'resumeAtSeconds'> & {
  still: ArtworkRow | null
  assets: AssetRow[]
}

async function toParts(playables: PlayableRow[], viewer: Viewer | null): Promise<Part[]> {
  const stored = await getProgress(
    viewer,
    playables.map((playable) => playable.id),
  )
  return playables.map(({ assets, still, ...part }) => {
    const readiness = readReadiness(assets)
    const progress = stored.get(part.id) ?? null
    const resumeAtSeconds =
      readiness.state === 'ready'
        ? resumeSeconds(progress?.positionSeconds, readiness.durationSeconds, part.creditsStartSeconds)
        : null
    return { ...part, still: toArtwork(still), readiness, progress, resumeAtSeconds }
  })
}

async function getProgress(viewer: Viewer | null, playableIds: string[]): Promise<ReadonlyMap<string, PartProgress>> {
  if (!viewer || playableIds.length === 0) return new Map()
  const rows = await getDatabase().progress.findMany({
    where: { profileId: viewer.profile.id, playableId: { in: playableIds } },
    select: { playableId: true, positionSeconds: true, updatedAt: true, watchedAt: true },
  })
  return new Map(
    rows.map(({ playableId, positionSeconds, updatedAt, watchedAt }) => [
      playableId,
      { positionSeconds, touchedAt: updatedAt, isWatched: watchedAt !== null },
    ]),
  )
}
