import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { enqueueIngest } from '#jobs/ingest.ts'
import { recordAudit } from '#platform/audit.ts'
import type { Database } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'
import { placePlayable, type PlacedPlayable } from './place-playable.ts'
import { startIngestSchema, type StartIngest } from './schema.ts'

export type StartedIngest = PlacedPlayable & { assetId: string; ingestJobId: string }

export type IngestRefusalCode = 'INVALID_INPUT' | 'NOT_FOUND'

/** Who brings a film in; null for the portal's own scripts. */
export type IngestActor = StaffActor | null

/**
 * Puts a source that lies in the bucket on its way to being played: title and part where they are new, the version, its
 * job and the audit entry are one transaction, and so is the place in the queue. After it, either all of them are there
 * or none.
 *
 * Errors, in the order they are checked: `NOT_FOUND` for who may not, `INVALID_INPUT`, `NOT_FOUND` (no such library, title
 * or part).
 */
export async function startIngest(
  { database, queue }: { database: Database; queue: Queue },
  input: StartIngest,
  actor: IngestActor,
  now: Date,
): Promise<Result<StartedIngest, IngestRefusalCode>> {
  if (actor !== null && !permits(actor.role, 'catalogue.change')) return err('NOT_FOUND')
  const parsed = startIngestSchema.safeParse(input)
  if (!parsed.success) return err('INVALID_INPUT')
  const { target, assetId, sourceKey, sourceName, captions, artworkKey, trailerKey } = parsed.data

  return database.$transaction(async (tx) => {
    const placed = await placePlayable(tx, target)
    if (!placed.ok) return placed
    const { playableId, librarySlug } = placed.value
    await tx.asset.create({
      data: {
        id: assetId,
        playableId,
        folderKey: `library/${librarySlug}/${assetId}/`,
        sourceKey,
        sourceName,
        createdAt: now,
        textTracks: { create: captions.map(planTextTrack) },
      },
    })
    const { id: ingestJobId } = await tx.ingestJob.create({
      data: { assetId, artworkKey: artworkKey ?? null, trailerKey: trailerKey ?? null, createdAt: now },
      select: { id: true },
    })
    await recordAudit(tx, { at: now, actorId: actor?.id ?? null, action: 'ingest.started', subjectId: assetId })
    await enqueueIngest(queue, ingestJobId, tx)
    return ok({ ...placed.value, assetId, ingestJobId })
  })
}

/** The track is known before it is made: its place in the package follows from its language. */
function planTextTrack({ key, language, label }: { key: string; language: string; label: string }) {
  return { language, label, playlist: `text/${language.toLowerCase()}/index.m3u8`, isDefault: false, sourceKey: key }
}
