import { explainIngestFailure, type IngestFault, type IngestRefusal } from '#core/transcoding/refusals.ts'
import { requeueIngest } from '#jobs/ingest.ts'
import { recordAudit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'

/** Thrown where this attempt has been given up on: another one runs, or the job has ended. Nothing may be written any more. */
export class AttemptLost extends Error {
  override name = 'AttemptLost'
}

const jobColumns = {
  id: true,
  attempt: true,
  percent: true,
  stage: true,
  artworkKey: true,
  trailerKey: true,
  asset: {
    select: {
      id: true,
      folderKey: true,
      sourceKey: true,
      textTracks: { select: { language: true, label: true, playlist: true, isDefault: true, sourceKey: true } },
      playable: { select: { id: true, stillId: true, title: { select: { id: true, posterId: true, stillId: true } } } },
    },
  },
} as const

export type IngestStage = 'PROBING' | 'TRANSCODING' | 'PACKAGING' | 'UPLOADING' | 'CHECKING'

/** One attempt at one job: every write of it carries the attempt's number, so that a later attempt shuts it out. */
export type Attempt = {
  ingestJobId: string
  number: number
  artworkKey: string | null
  trailerKey: string | null
  asset: {
    id: string
    folderKey: string
    sourceKey: string
    playableId: string
    titleId: string
    textTracks: TextTrack[]
  }
  /** Which pictures its title or its part has not got yet: no others are made. */
  lacks: { poster: boolean; still: boolean }
}

type TextTrack = { language: string; label: string; playlist: string; isDefault: boolean; sourceKey: string | null }

/**
 * Takes a job up: its attempt goes up by one, by compare and set.
 *
 * @returns null when there is nothing to do: the job is unknown, has ended, or was taken up by another worker just now.
 */
export async function claimAttempt(database: Database, ingestJobId: string, now: Date): Promise<Attempt | null> {
  const job = await database.ingestJob.findUnique({ where: { id: ingestJobId }, select: jobColumns })
  if (!job || ['DONE', 'FAILED', 'CANCELLED'].includes(job.stage)) return null
  const number = job.attempt + 1
  const { count } = await database.ingestJob.updateMany({
    where: { id: ingestJobId, attempt: job.attempt, stage: job.stage },
    data: { attempt: number, stage: 'PROBING', percent: 0, startedAt: now },
  })
  if (count === 0) return null
  const { playable, ...rest } = job.asset
  const { title } = playable
  const { artworkKey, trailerKey } = job
  const asset = { ...rest, playableId: playable.id, titleId: title.id }
  const lacks = { poster: title.posterId === null, still: title.stillId === null || playable.stillId === null }
  return { ingestJobId, number, artworkKey, trailerKey, asset, lacks }
}

/** Says how far the attempt is. @throws AttemptLost */
export async function reportProgress(
  database: Database | Transaction,
  attempt: Attempt,
  progress: { stage: IngestStage; percent: number },
): Promise<void> {
  await writeFenced(database, attempt, progress)
}

/** Ends the job as failed, in words for the editor. @throws AttemptLost */
export async function failAttempt(
  database: Database,
  attempt: Attempt,
  code: IngestRefusal | IngestFault,
  now: Date,
): Promise<void> {
  await database.$transaction(async (tx) => {
    const failure = { failureCode: code, failureReason: explainIngestFailure(code) }
    await writeFenced(tx, attempt, { stage: 'FAILED', finishedAt: now, ...failure })
    await tx.asset.updateMany({ where: { id: attempt.asset.id, status: 'PREPARING' }, data: { status: 'FAILED' } })
    await recordAudit(tx, { at: now, action: 'ingest.failed', subjectId: attempt.asset.id, details: { code } })
  })
}

/** Gives the job back, as if it had never been taken: for a worker that stops. */
export async function releaseAttempt(database: Database, queue: Queue, attempt: Attempt): Promise<void> {
  await database.$transaction(async (tx) => {
    await writeFenced(tx, attempt, { stage: 'QUEUED' })
    await requeueIngest(queue, attempt.ingestJobId, tx)
  })
}

type JobChange = Parameters<Database['ingestJob']['updateMany']>[0]['data']

/** The one way in which an attempt writes to its row. @throws AttemptLost */
export async function writeFenced(database: Database | Transaction, attempt: Attempt, data: JobChange): Promise<void> {
  const { ingestJobId: id, number } = attempt
  const { count } = await database.ingestJob.updateMany({
    where: { id, attempt: number, stage: { notIn: ['DONE', 'FAILED', 'CANCELLED'] } },
    data,
  })
  if (count === 0) throw new AttemptLost(`attempt ${number} of ${id} is no longer the job's`)
}
