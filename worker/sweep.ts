import { explainIngestFailure } from '#core/transcoding/refusals.ts'
import { enqueueIngest, ingestQueue } from '#jobs/ingest.ts'
import { artworkPrefix } from './ingest/prepare-asset.ts'
import type { WorkerContext } from './ingest/context.ts'

type SweepContext = Pick<WorkerContext, 'database' | 'queue' | 'storage' | 'logger' | 'clock'>

const unfinished = ['QUEUED', 'PROBING', 'TRANSCODING', 'PACKAGING', 'UPLOADING', 'CHECKING'] as const
/** A row this young may still be on its way into the queue. */
const youngMilliseconds = 30_000

/**
 * Sets right what a crash left between the rows and the queue: a job that waits without a place in the queue gets one,
 * and one that the queue has given up on ends with a reason.
 */
export async function reconcileJobs({ database, queue, clock, logger }: SweepContext): Promise<void> {
  const olderThan = new Date(clock().getTime() - youngMilliseconds)
  const rows = await database.ingestJob.findMany({
    where: { stage: { in: [...unfinished] }, updatedAt: { lt: olderThan } },
    select: { id: true, attempt: true, assetId: true },
    take: 200,
  })
  for (const { id, attempt, assetId } of rows) {
    const [job] = await queue.findJobs(ingestQueue, { id })
    if (!job) {
      logger.warn({ ingestJobId: id }, 'put back into the queue')
      await enqueueIngest(queue, id)
    } else if (job.state === 'failed' || job.state === 'cancelled' || job.state === 'completed') {
      const code = 'WORKER_LOST'
      const failure = { failureCode: code, failureReason: explainIngestFailure(code), finishedAt: clock() }
      await database.$transaction(async (tx) => {
        const where = { id, attempt, stage: { in: [...unfinished] } }
        const { count } = await tx.ingestJob.updateMany({ where, data: { stage: 'FAILED', ...failure } })
        if (count > 0)
          await tx.asset.updateMany({ where: { id: assetId, status: 'PREPARING' }, data: { status: 'FAILED' } })
      })
    }
  }
}

/**
 * Removes what lies in the bucket for assets that failed, were removed, or are unknown, unless a title shows it; says
 * how many objects went.
 */
export async function sweepObjects({ database, storage, logger }: SweepContext): Promise<number> {
  const slugs = await storage.listFolders('library/')
  const folders = await Promise.all(
    slugs.map(async (slug) =>
      (await storage.listFolders(`library/${slug}/`)).map((id) => ({ id, prefix: `library/${slug}/${id}/` })),
    ),
  )
  const artwork = (await storage.listFolders('artwork/')).map((id) => ({ id, prefix: artworkPrefix(id) }))
  let removed = 0
  for (const { id, prefix } of [...folders.flat(), ...artwork]) {
    // Only what the pipeline itself names: nothing else below these prefixes is ours to remove.
    if (!/^[0-9a-f]{32}$/.test(id)) continue
    const asset = await database.asset.findUnique({ where: { id }, select: { status: true } })
    if (asset && asset.status !== 'FAILED' && asset.status !== 'REMOVED') continue
    if (await isShown(database, prefix)) continue
    removed += await storage.deletePrefix(prefix)
    logger.info({ prefix }, 'objects that belong to nothing were removed')
  }
  return removed
}

/** Artwork that was made for a title, not taken from an asset of it, has a folder of its own. */
async function isShown(database: SweepContext['database'], prefix: string): Promise<boolean> {
  const below = { startsWith: prefix }
  const where = { OR: [{ posterKey: below }, { stillKey: below }] }
  return (await database.title.findFirst({ where, select: { id: true } })) !== null
}
