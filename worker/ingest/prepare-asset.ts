import { join } from 'node:path'
import { artworkFolder, derivePublicId, trailerFolder } from '#core/artwork.ts'
import { ok, type Result } from '#core/result.ts'
import type { EncodingPlan } from '#core/transcoding/ffmpeg-arguments.ts'
import { planLadder } from '#core/transcoding/ladder.ts'
import { toJobPercent } from '#core/transcoding/progress.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import { planSeekStrip } from '#core/transcoding/seek-strip.ts'
import type { Attempt, IngestStage } from './attempt.ts'
import type { WorkerContext } from './context.ts'
import type { FinishedAsset } from './finish-attempt.ts'
import { drawPictures } from './draw-pictures.ts'
import { readEmbeddedCaptions } from './embedded-captions.ts'
import { makePictures } from './make-poster.ts'
import { makeTrailer, trailerFile } from './make-trailer.ts'
import { encodeAll, packageFolder } from './encode-all.ts'
import type { Bench } from './media-tools.ts'
import { openSource, type OpenSource } from './open-source.ts'
import { checkPackage, describeFile, listPackage, uploadFiles } from './publish-package.ts'
import { writePackage } from './write-package.ts'

type Failure = IngestRefusal | IngestFault

/** Called at every step forward; it never throws, and the signal ends the work when the attempt was lost. */
export type OnStage = (stage: IngestStage, percent: number) => void

/** Does the whole work of one attempt, in the folder of the bench: everything but the database. */
export async function prepareAsset(
  { storage }: Pick<WorkerContext, 'storage'>,
  attempt: Attempt,
  bench: Bench,
  onStage: OnStage,
): Promise<Result<FinishedAsset, Failure>> {
  const at = (stage: IngestStage, part: number) => onStage(stage, toJobPercent(stage, part))
  at('PROBING', 0)
  const source = await openSource(storage, attempt, bench)
  if (!source.ok) return source

  at('TRANSCODING', 0)
  const plan = planEncoding(source.value)
  const encoded = await encodeAll(bench, plan, (part) => at('TRANSCODING', part))
  if (!encoded.ok) return encoded
  const trailer = await makeTrailer(bench, source.value.trailer)
  if (!trailer.ok) return trailer

  at('PACKAGING', 0)
  const { facts, hasArtwork } = source.value
  const embedded = await readEmbeddedCaptions(bench, facts, source.value.captions)
  const captions = [...source.value.captions, ...embedded]
  const { id, folderKey } = attempt.asset
  const folder = join(bench.folder, packageFolder)
  const written = await writePackage(folder, plan, captions)
  if (!written.ok) return written
  const { durationSeconds } = written.value
  const taken = await makePictures(bench, facts, { durationSeconds, hasArtwork, lacks: attempt.lacks })
  const { files: artwork, ...pictures } = await drawPictures(bench.folder, taken, id)

  at('UPLOADING', 0)
  const files = await listPackage(folder, folderKey)
  const trailerKey = trailer.value ? `${trailerFolder(derivePublicId(id, 'trailer'))}${trailerFile}` : null
  const open =
    trailerKey === null ? artwork : [...artwork, await describeFile(join(bench.folder, trailerFile), trailerKey)]
  await removeObjects(storage, attempt)
  const onUploaded = (part: number) => at('UPLOADING', part)
  await uploadFiles(storage, [...open, ...files], { signal: bench.signal, onUploaded })

  at('CHECKING', 0)
  const differences = await checkPackage(storage, folder, folderKey, files)
  if (differences.length > 0)
    throw new Error(`the bucket does not hold what was sent: ${differences.slice(0, 5).join('; ')}`)
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const embeddedTracks = embedded.map(({ track }) => track)
  return ok({ ...written.value, facts, embeddedTracks, objectCount: files.length, sizeBytes, pictures, trailerKey })
}

/** Takes away whatever this or an earlier attempt uploaded; the source stays. */
export async function removeObjects(storage: WorkerContext['storage'], { asset }: Attempt): Promise<void> {
  await storage.deletePrefix(asset.folderKey)
  for (const part of ['poster', 'still'] as const)
    await storage.deletePrefix(artworkFolder(derivePublicId(asset.id, part)))
  await storage.deletePrefix(trailerFolder(derivePublicId(asset.id, 'trailer')))
}

function planEncoding({ facts }: OpenSource): EncodingPlan {
  return {
    facts,
    ladder: planLadder(facts),
    strip: facts.video ? planSeekStrip(facts.video, facts.durationSeconds) : null,
    padAudioToSeconds: null,
  }
}
