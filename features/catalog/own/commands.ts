import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { mayKnowTitle } from './known-title.ts'

/** What a viewer may not know of answers like what does not exist. */
type Kept = Result<null, 'NOT_FOUND'>

/** Puts a title on the profile's list; once is enough, and where it stands already nothing changes. */
export async function addToList(titleId: string, viewer: Viewer, now: Date): Promise<Kept> {
  if (!(await mayKnowTitle(titleId, viewer, now))) return err('NOT_FOUND')
  const entry = { profileId: viewer.profile.id, titleId, addedAt: now }
  await getDatabase().listEntry.createMany({ data: [entry], skipDuplicates: true })
  return ok(null)
}

/** Takes a title off the profile's list. What is not on it, for whatever reason, is off it already. */
export async function removeFromList(titleId: string, viewer: Viewer): Promise<Kept> {
  await getDatabase().listEntry.deleteMany({ where: { profileId: viewer.profile.id, titleId } })
  return ok(null)
}

/** Sets a thumb, or with `null` takes it back. */
export async function rateTitle(titleId: string, value: 1 | -1 | null, viewer: Viewer, now: Date): Promise<Kept> {
  const profileId = viewer.profile.id
  if (value === null) {
    await getDatabase().rating.deleteMany({ where: { profileId, titleId } })
    return ok(null)
  }
  if (!(await mayKnowTitle(titleId, viewer, now))) return err('NOT_FOUND')
  await getDatabase().rating.upsert({
    where: { profileId_titleId: { profileId, titleId } },
    create: { profileId, titleId, value, ratedAt: now },
    update: { value, ratedAt: now },
  })
  return ok(null)
}

/** Marks a title as watched, all its parts or one of them: nothing of it resumes any more. */
export async function markWatched(
  { titleId, playableId }: { titleId: string; playableId: string | null },
  viewer: Viewer,
  now: Date,
): Promise<Kept> {
  if (!(await mayKnowTitle(titleId, viewer, now))) return err('NOT_FOUND')
  const { profile } = viewer
  const [, marked] = await getDatabase().$transaction([
    forgetViewings(viewer, { titleId, ...(playableId ? { id: playableId } : {}) }, now),
    getDatabase().$executeRaw`
      INSERT INTO "Progress" ("profileId", "playableId", "positionSeconds", "updatedAt", "watchedAt")
      SELECT ${profile.id}::uuid, "id", 0, ${now}, ${now} FROM "Playable"
      WHERE "titleId" = ${titleId}::uuid AND (${playableId}::uuid IS NULL OR "id" = ${playableId}::uuid)
      ON CONFLICT ("profileId", "playableId") DO UPDATE
      SET "positionSeconds" = 0, "updatedAt" = excluded."updatedAt", "watchedAt" = excluded."watchedAt"`,
  ])
  return marked > 0 ? ok(null) : err('NOT_FOUND')
}

/** Forgets that a title, or one of its parts, was watched, as if it had never been begun. */
export async function markUnwatched(
  { titleId, playableId }: { titleId: string; playableId: string | null },
  viewer: Viewer,
  now: Date,
): Promise<Kept> {
  return forgetPlaces(viewer, { titleId, ...(playableId ? { id: playableId } : {}) }, now)
}

/** Takes a title out of Continue watching: no part of it resumes any more. The history keeps it. */
export async function removeFromContinue(titleId: string, viewer: Viewer, now: Date): Promise<Kept> {
  const where = { profileId: viewer.profile.id, playable: { titleId } }
  await getDatabase().$transaction([
    forgetViewings(viewer, { titleId }, now),
    getDatabase().progress.updateMany({ where, data: { positionSeconds: 0 } }),
  ])
  return ok(null)
}

/** Takes one entry out of the history, with its place and its mark. */
export async function removeFromHistory(playableId: string, viewer: Viewer, now: Date): Promise<Kept> {
  return forgetPlaces(viewer, { id: playableId }, now)
}

/** Empties the history, what has left the catalogue included. */
export async function clearHistory(viewer: Viewer, now: Date): Promise<Kept> {
  return forgetPlaces(viewer, {}, now)
}

type Parts = { id?: string; titleId?: string }

async function forgetPlaces(viewer: Viewer, playable: Parts, now: Date): Promise<Kept> {
  await getDatabase().$transaction([
    forgetViewings(viewer, playable, now),
    getDatabase().progress.deleteMany({ where: { profileId: viewer.profile.id, playable } }),
  ])
  return ok(null)
}

/**
 * The first half of each removal: what still plays, or tells its last place only now, brings back nothing of what was
 * removed. It waits for heartbeats that are being written, so that the second half removes their places too.
 */
function forgetViewings(viewer: Viewer, playable: Parts, now: Date) {
  return getDatabase().playbackLease.updateMany({
    where: { profileId: viewer.profile.id, playable, endedAt: null },
    data: { forgottenAt: now },
  })
}
