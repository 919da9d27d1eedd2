import { setTimeout as delay } from 'node:timers/promises'
import { err, ok, type Result } from '#core/result.ts'
import type { IngestRefusalCode } from '#features/library-admin/commands.ts'
import type { Database } from '#platform/database.ts'
import type { IngestContext } from './ingest-context.ts'
import { queueFile, type FileToIngest } from './queue-file.ts'

export type IngestedFile = { titleSlug: string; playableId: string; assetId: string }

/** Why a file did not become a film; `reason` is the sentence that an editor would read. */
export type FileRefusal = { code: IngestRefusalCode | 'FILE_MISSING' | 'FAILED' | 'CANCELLED'; reason: string }

export type JobProgress = { stage: string; percent: number }

const reasons: Record<IngestRefusalCode | 'FILE_MISSING', string> = {
  FILE_MISSING: 'There is no such file.',
  INVALID_INPUT: 'The title, its year or its language is not in the form we take.',
  NOT_FOUND: 'There is no such library or title.',
}

const pollMilliseconds = 250

/** Brings one file in and waits until a worker has made it playable or said why not. */
export async function ingestFile(
  context: IngestContext,
  input: FileToIngest & { onProgress?: (progress: JobProgress) => void; signal?: AbortSignal },
): Promise<Result<IngestedFile, FileRefusal>> {
  const { onProgress = () => undefined, signal, ...file } = input
  const queued = await queueFile(context, file)
  if (!queued.ok) return err({ code: queued.error, reason: reasons[queued.error] })
  const { ingestJobId, titleSlug, playableId, assetId } = queued.value
  const ended = await followIngest(context.database, ingestJobId, onProgress, signal)
  return ended.ok ? ok({ titleSlug, playableId, assetId }) : ended
}

/** Waits for the end of one job and tells of each step. */
export async function followIngest(
  database: Database,
  ingestJobId: string,
  onProgress: (progress: JobProgress) => void,
  signal?: AbortSignal,
): Promise<Result<void, FileRefusal>> {
  let told = ''
  for (;;) {
    const { stage, percent, failureReason } = await database.ingestJob.findUniqueOrThrow({
      where: { id: ingestJobId },
      select: { stage: true, percent: true, failureReason: true },
    })
    if (told !== `${stage} ${percent}`) onProgress({ stage, percent })
    told = `${stage} ${percent}`
    if (stage === 'DONE') return ok(undefined)
    if (stage === 'FAILED' || stage === 'CANCELLED')
      return err({ code: stage, reason: failureReason ?? 'It was cancelled.' })
    await delay(pollMilliseconds, undefined, signal ? { signal } : {})
  }
}
