import type { Database } from '#platform/database.ts'
import type { Logger } from '#platform/logger.ts'
import type { Queue } from '#platform/queue.ts'
import type { Storage } from '#platform/storage.ts'
import type { Guards } from '#worker/tools/limits.ts'
import type { WorkerFolder } from '#worker/work-folders.ts'

/** What a worker works with. */
export type WorkerContext = {
  database: Database
  queue: Queue
  storage: Storage
  tools: { ffmpegPath: string; ffprobePath: string; guards: Guards }
  folder: WorkerFolder
  logger: Logger
  clock: () => Date
}
