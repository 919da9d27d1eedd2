import { artworkFolder, trailerFolder } from '#core/artwork.ts'
import { explainIngestFailure } from '#core/transcoding/refusals.ts'
import { enqueueIngest, ingestQueue } from '#jobs/ingest.ts'
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

/** Pictures and trailers are uploaded before anything names them: for a day nobody takes them for left over. */
const graceMilliseconds = 86_400_000

/**
 * Removes what lies in the bucket for assets that failed, were removed or are unknown, and the pictures and trailers
 * that no title shows any more; says how many objects went.
 */
export async function sweepObjects(context: SweepContext): Promise<number> {
  const { database, storage, logger, clock } = context
  const olderThan = new Date(clock().getTime() - graceMilliseconds)
  const nowhere = { posterOf: { none: {} }, stillOf: { none: {} }, playables: { none: {} } }
  await database.artwork.deleteMany({ where: { createdAt: { lt: olderThan }, ...nowhere } })
  const leftOver = [
    ...(await listDeadAssets(context)),
    ...(await listUnnamed(context, 'artwork/', olderThan)),
    ...(await listUnnamed(context, 'trailers/', olderThan)),
  ]
  let removed = 0
  for (const prefix of leftOver) {
    removed += await storage.deletePrefix(prefix)
    logger.info({ prefix }, 'objects that belong to nothing were removed')
  }
  return removed
}

/** Only what the pipeline itself names: nothing else below these prefixes is ours to remove. */
const isOurs = (id: string) => /^[0-9a-f]{32}$/.test(id)

async function listDeadAssets({ database, storage }: SweepContext): Promise<string[]> {
  const dead: string[] = []
  for (const slug of await storage.listFolders('library/')) {
    const ids = (await storage.listFolders(`library/${slug}/`)).filter(isOurs)
    const alive = await findIn(ids, (some) =>
      database.asset.findMany({
        where: { id: { in: some }, status: { in: ['PREPARING', 'READY'] } },
        select: { id: true },
      }),
    )
    dead.push(...ids.filter((id) => !alive.has(id)).map((id) => `library/${slug}/${id}/`))
  }
  return dead
}

/** Folders of pictures that have no row, or of trailers that no title has, and in which nothing is new. */
async function listUnnamed(
  { database, storage }: SweepContext,
  root: 'artwork/' | 'trailers/',
  olderThan: Date,
): Promise<string[]> {
  const ids = (await storage.listFolders(root)).filter(isOurs)
  const isPicture = root === 'artwork/'
  const named = await findIn(ids, async (some) => {
    if (isPicture) return database.artwork.findMany({ where: { id: { in: some } }, select: { id: true } })
    const where = { OR: some.map((id) => ({ trailerKey: { startsWith: trailerFolder(id) } })) }
    const titles = await database.title.findMany({ where, select: { trailerKey: true } })
    return titles.map(({ trailerKey }) => ({ id: trailerKey?.split('/')[1] ?? '' }))
  })
  const unnamed: string[] = []
  for (const id of ids.filter((each) => !named.has(each))) {
    const prefix = isPicture ? artworkFolder(id) : trailerFolder(id)
    const isNew = (await storage.list(prefix)).some(({ modifiedAt }) => modifiedAt >= olderThan)
    if (!isNew) unnamed.push(prefix)
  }
  return unnamed
}

const askedAtOnce = 500

/** Asks for many ids, some at a time. */
async function findIn(ids: string[], find: (some: string[]) => Promise<{ id: string }[]>): Promise<Set<string>> {
  const found = new Set<string>()
  for (let from = 0; from < ids.length; from += askedAtOnce) {
    for (const { id } of await find(ids.slice(from, from + askedAtOnce))) found.add(id)
  }
  return found
}
