import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import type { TitleCard } from '#features/catalog/cards.ts'
import { chooseGoingOn, resumeAt, type GoingOn, type GoingOnPart } from '#features/catalog/going-on.ts'
import { listedInSql } from '#features/catalog/listed.ts'
import { readinessColumns, readReadiness } from '#features/catalog/readiness.ts'
import { getDatabase } from '#platform/database.ts'

/** A title that somebody is in the middle of, with the part to go on with. */
export type BegunCard = TitleCard & {
  goingOn: { way: 'resume' | 'next'; name: string; seasonNumber: number | null; episodeNumber: number | null }
}

const railLength = 24
/** More are read than shown: films that were seen to their end fall away only when they are looked at. */
const readLength = 60
const partLimit = 2_000

type NamedPart = GoingOnPart & { name: string }
type OnTheWay = GoingOn<NamedPart> & { way: 'resume' | 'next' }

/** A title that somebody is in the middle of, by its id. */
export type Begun = { id: string; goingOn: OnTheWay }

/**
 * What the profile is in the middle of, the latest first, each title once: a film or an episode that was left, or the
 * episode after one that was seen to its end. What has no place any more (marked as watched by hand, taken out) is not.
 */
export async function findBegun(viewer: Viewer | null, now: Date): Promise<Begun[]> {
  if (!viewer) return []
  const begun = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Progress" r JOIN "Playable" p ON p."id" = r."playableId"
    JOIN "Title" t ON t."id" = p."titleId" JOIN "Library" l ON l."id" = t."libraryId"
    WHERE r."profileId" = ${viewer.profile.id}::uuid AND ${listedInSql(viewer, now)}
    GROUP BY t."id" HAVING bool_or(r."positionSeconds" > 0)
    ORDER BY max(r."updatedAt") DESC, t."id" LIMIT ${readLength}`
  const ids = begun.map(({ id }) => id)
  const parts = await readParts(ids, viewer)
  const all = ids.map((id) => ({ id, goingOn: chooseGoingOn(parts.get(id) ?? []) }))
  return all.flatMap(({ id, goingOn }) => (isGoingOn(goingOn) ? [{ id, goingOn }] : [])).slice(0, railLength)
}

async function readParts(titleIds: string[], { profile }: Viewer): Promise<ReadonlyMap<string, NamedPart[]>> {
  const rows = await getDatabase().playable.findMany({
    where: { titleId: { in: titleIds } },
    orderBy: [{ titleId: 'asc' }, { position: 'asc' }],
    take: partLimit,
    select: {
      ...{ id: true, titleId: true, name: true, position: true, seasonNumber: true, episodeNumber: true },
      creditsStartSeconds: true,
      assets: readinessColumns,
      progress: {
        where: { profileId: profile.id },
        select: { positionSeconds: true, updatedAt: true, watchedAt: true },
      },
    },
  })
  const byTitle = Map.groupBy(rows, ({ titleId }) => titleId)
  return new Map([...byTitle].map(([titleId, own]) => [titleId, own.map(toPart)]))
}

type PartRow = Omit<NamedPart, 'durationSeconds' | 'progress'> & {
  assets: Parameters<typeof readReadiness>[0]
  progress: { positionSeconds: number; updatedAt: Date; watchedAt: Date | null }[]
}

function toPart({ assets, progress: [stored], ...part }: PartRow): NamedPart {
  const readiness = readReadiness(assets)
  const durationSeconds = readiness.state === 'ready' ? readiness.durationSeconds : null
  const progress = stored && {
    positionSeconds: stored.positionSeconds,
    touchedAt: stored.updatedAt,
    isWatched: stored.watchedAt !== null,
  }
  return { ...part, durationSeconds, progress: progress ?? null }
}

function isGoingOn(way: GoingOn<NamedPart> | null): way is OnTheWay {
  return way?.way === 'resume' || way?.way === 'next'
}

/** The card of what was begun, with where it goes on. */
export function toBegunCard(card: TitleCard, { goingOn }: Begun): BegunCard {
  const { name, seasonNumber, episodeNumber, durationSeconds } = goingOn.part
  const seconds = resumeAt(goingOn.part)
  const isLeft = seconds !== null && durationSeconds !== null
  return {
    ...card,
    progress: isLeft ? { fraction: seconds / durationSeconds, secondsLeft: durationSeconds - seconds } : null,
    goingOn: { way: goingOn.way, name, seasonNumber, episodeNumber },
  }
}
