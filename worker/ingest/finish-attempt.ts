import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import type { Database } from '#platform/database.ts'
import { writeFenced, type Attempt } from './attempt.ts'
import type { WrittenPackage } from './write-package.ts'

export type FinishedAsset = WrittenPackage & {
  facts: SourceFacts
  objectCount: number
  sizeBytes: number
  posterKey: string | null
  stillKey: string | null
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
  const { facts, renditions, durationSeconds, hasSeekStrip, objectCount, sizeBytes, posterKey, stillKey } = finished
  const { id: assetId, titleId } = attempt.asset
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
        posterKey,
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
    if (posterKey) await tx.title.updateMany({ where: { id: titleId, posterKey: null }, data: { posterKey } })
    if (stillKey) await tx.title.updateMany({ where: { id: titleId, stillKey: null }, data: { stillKey } })
    await tx.auditEvent.create({ data: { at: now, action: 'ingest.finished', subjectId: assetId } })
  })
}
