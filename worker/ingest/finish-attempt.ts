import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import { recordAudit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/database.ts'
import { writeFenced, type Attempt } from './attempt.ts'
import type { DrawnPictures } from './draw-pictures.ts'
import type { WrittenPackage } from './write-package.ts'

export type FinishedAsset = WrittenPackage & {
  facts: SourceFacts
  /** Text tracks that came inside of the source. */
  embeddedTracks: Attempt['asset']['textTracks']
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
  const { embeddedTracks } = finished
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
        audioLanguages: spokenLanguages(facts),
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
    await tx.textTrack.createMany({
      data: embeddedTracks.map((track) => ({ ...track, assetId })),
      skipDuplicates: true,
    })
    await addChapters(tx, playableId, facts.chapters)
    const { rows, posterId, stillId } = pictures
    await tx.artwork.createMany({ data: rows })
    if (posterId) await tx.title.updateMany({ where: { id: titleId, posterId: null }, data: { posterId } })
    if (stillId) {
      await tx.title.updateMany({ where: { id: titleId, stillId: null }, data: { stillId } })
      await tx.playable.updateMany({ where: { id: playableId, stillId: null }, data: { stillId } })
    }
    // A new trailer takes the place of the old one, which the sweep removes.
    if (trailerKey) await tx.title.update({ where: { id: titleId }, data: { trailerKey } })
    await recordAudit(tx, { at: now, action: 'ingest.finished', subjectId: assetId })
  })
}

/**
 * What the source says is spoken, each language once; its title's languages follow by a trigger. Of sound alone only the
 * first track is kept.
 */
function spokenLanguages({ video, audio, otherAudio }: SourceFacts): string[] {
  const kept = [audio, ...(video ? otherAudio : [])]
  return [...new Set(kept.flatMap((track) => track?.language ?? []))]
}

/** Chapters of the source, where the part has none yet: what an editor has written stays. */
async function addChapters(tx: Transaction, playableId: string, chapters: SourceFacts['chapters']): Promise<void> {
  if (chapters.length === 0 || (await tx.chapter.count({ where: { playableId } })) > 0) return
  const rows = chapters.map((chapter, index) => ({ ...chapter, playableId, position: index + 1 }))
  await tx.chapter.createMany({ data: rows })
}
