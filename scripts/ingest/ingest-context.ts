import { prepareIngestQueue } from '#jobs/ingest.ts'
import { openDatabase, type Database } from '#platform/database.ts'
import { parseSettings } from '#platform/env.ts'
import { openQueue, type Queue } from '#platform/queue.ts'
import { openStorage, type Storage } from '#platform/storage.ts'

/** What a script needs to bring films in: the worker's database, queue and bucket. */
export type IngestContext = { database: Database; queue: Queue; storage: Storage }

/**
 * Connects as the worker does, from its environment.
 *
 * @throws when a setting is missing; values never appear in the message.
 */
export async function openIngestContext(
  environment: Record<string, string | undefined>,
): Promise<IngestContext & { close(): Promise<void> }> {
  const settings = parseSettings('worker', environment)
  if (!settings.ok) throw new Error(`The worker's settings are not usable:\n  ${settings.error.join('\n  ')}`)
  const { DATABASE_URL, BUCKET_NAME, AWS_REGION, S3_ENDPOINT } = settings.value
  const database = openDatabase(DATABASE_URL, 3)
  const queue = await openQueue({ databaseUrl: DATABASE_URL, poolSize: 2, isKeeper: false, onError: () => undefined })
  await prepareIngestQueue(queue)
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment
  const storage = openStorage({
    bucketName: BUCKET_NAME,
    region: AWS_REGION,
    endpoint: S3_ENDPOINT,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  })
  return {
    database,
    queue,
    storage,
    async close() {
      storage.close()
      await queue.stop({ graceful: false })
      await database.$disconnect()
    },
  }
}
