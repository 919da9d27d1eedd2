import { join } from 'node:path'
import { ok, type Result } from '#core/result.ts'
import type { EncodingPlan } from '#core/transcoding/ffmpeg-arguments.ts'
import { planLadder } from '#core/transcoding/ladder.ts'
import { toJobPercent } from '#core/transcoding/progress.ts'
import type { IngestFault, IngestRefusal } from '#core/transcoding/refusals.ts'
import { planSeekStrip } from '#core/transcoding/seek-strip.ts'
import type { Attempt, IngestStage } from './attempt.ts'
import type { WorkerContext } from './context.ts'
import type { FinishedAsset } from './finish-attempt.ts'
import { makePictures, type Pictures } from './make-poster.ts'
import { encodeAll, packageFolder } from './encode-all.ts'
import type { Bench } from './media-tools.ts'
import { openSource, type OpenSource } from './open-source.ts'
import { checkPackage, describeFile, listPackage, uploadFiles, type PackagedFile } from './publish-package.ts'
import { writePackage } from './write-package.ts'

type Failure = IngestRefusal | IngestFault

/** Called at every step forward; it never throws, and the signal ends the work when the attempt was lost. */
export type OnStage = (stage: IngestStage, percent: number) => void

/** Where the public pictures of an asset lie. */
export function artworkPrefix(assetId: string): string {
  return `artwork/${assetId}/`
}

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

  at('PACKAGING', 0)
  const { facts, cues, hasArtwork } = source.value
  const [track] = attempt.asset.textTracks
  const folder = join(bench.folder, packageFolder)
  const written = await writePackage(folder, plan, cues && track ? { cues, track } : null)
  if (!written.ok) return written
  const pictures = await makePictures(bench, facts, written.value.durationSeconds, hasArtwork)

  at('UPLOADING', 0)
  const { id, folderKey } = attempt.asset
  const files = await listPackage(folder, folderKey)
  const artwork = await describePictures(bench.folder, pictures, artworkPrefix(id))
  await removeObjects(storage, attempt)
  const onUploaded = (part: number) => at('UPLOADING', part)
  await uploadFiles(storage, [...artwork.files, ...files], { signal: bench.signal, onUploaded })

  at('CHECKING', 0)
  const differences = await checkPackage(storage, folder, folderKey, files)
  if (differences.length > 0)
    throw new Error(`the bucket does not hold what was sent: ${differences.slice(0, 5).join('; ')}`)
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const { posterKey, stillKey } = artwork
  return ok({ ...written.value, facts, objectCount: files.length, sizeBytes, posterKey, stillKey })
}

/** Takes away whatever this or an earlier attempt uploaded; the source stays. */
export async function removeObjects(storage: WorkerContext['storage'], { asset }: Attempt): Promise<void> {
  await storage.deletePrefix(asset.folderKey)
  await storage.deletePrefix(artworkPrefix(asset.id))
}

function planEncoding({ facts }: OpenSource): EncodingPlan {
  return {
    facts,
    ladder: planLadder(facts),
    strip: facts.video ? planSeekStrip(facts.video, facts.durationSeconds) : null,
    padAudioToSeconds: null,
  }
}

async function describePictures(folder: string, { poster, still }: Pictures, prefix: string) {
  const files: PackagedFile[] = []
  const add = async (name: string) => {
    if (!files.some(({ key }) => key === `${prefix}${name}`))
      files.push(await describeFile(join(folder, name), `${prefix}${name}`))
    return `${prefix}${name}`
  }
  // A film without artwork of its own shows its still as its poster: one object under the poster's name.
  if (poster !== null && poster === still) {
    const posterKey = `${prefix}poster.jpg`
    files.push(await describeFile(join(folder, poster), posterKey))
    return { files, posterKey, stillKey: posterKey }
  }
  const posterKey = poster === null ? null : await add(poster)
  const stillKey = still === null ? null : await add(still)
  return { files, posterKey, stillKey }
}
