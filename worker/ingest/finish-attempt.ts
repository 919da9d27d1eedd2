import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import type { Database } from '#platform/database.ts'
import { writeFenced, type Attempt } from './attempt.ts'
import type { DrawnPictures } from './draw-pictures.ts'
import type { WrittenPackage } from './write-package.ts'

export type FinishedAsset = WrittenPackage & {
  facts: SourceFacts
  objectCount: number
  sizeBytes: number
  pictures: Omit<DrawnPictures, 'files'>
  trailerKey: string | null
}

/**
 * Makes an asset ready: its renditions, its figures and the end of its job are one transaction.
 *
 * @throws AttemptLost when another attempt has taken over: then nothing of this one is kept.
 */
export async function finishAttempt(
  database: Database,
  attempt: Attempt,
  finished: FinishedAsset,
  now: Date,
): Promise<void> {
  const { facts, renditions, durationSeconds, hasSeekStrip, objectCount, sizeBytes, pictures, trailerKey } = finished
  const { id: assetId, titleId, playableId } = attempt.asset
  await database.$transaction(async (tx) => {
    await writeFenced(tx, attempt, { stage: 'DONE', percent: 100, finishedAt: now })
    await tx.asset.update({
      where: { id: assetId },
      data: {
        status: 'READY',
        readyAt: now,
        durationSeconds,
        hasVideo: facts.video !== null,
        hasAudio: facts.audio !== null,
        hasSeekStrip,
        objectCount,
        sizeBytes: BigInt(sizeBytes),
      },
    })
    await tx.rendition.createMany({
      data: renditions.map(({ bandwidth, ...rendition }) => ({
        ...rendition,
        assetId,
        bandwidth: bandwidth.peak,
        averageBandwidth: bandwidth.average,
      })),
    })
    const { rows, posterId, stillId } = pictures
    await tx.artwork.createMany({ data: rows })
    if (posterId) await tx.title.updateMany({ where: { id: titleId, posterId: null }, data: { posterId } })
    if (stillId) {
      await tx.title.updateMany({ where: { id: titleId, stillId: null }, data: { stillId } })
      await tx.playable.updateMany({ where: { id: playableId, stillId: null }, data: { stillId } })
    }
    // A new trailer takes the place of the old one, which the sweep removes.
    if (trailerKey) await tx.title.update({ where: { id: titleId }, data: { trailerKey } })
    await tx.auditEvent.create({ data: { at: now, action: 'ingest.finished', subjectId: assetId } })
  })
}
