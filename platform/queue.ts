import { PgBoss, fromPrisma } from 'pg-boss'
import { getSettings } from './env.ts'
import { parseDatabaseUrl, type Transaction } from './database.ts'

export type Queue = PgBoss

type QueueOptions = {
  databaseUrl: string
  poolSize: number
  /** Whether this process also looks after the queue: dead workers' jobs go back, old rows go away. */
  isKeeper: boolean
  onError: (cause: Error) => void
}

const keeperSeconds = 4

/**
 * Joins the queue, which lives in the database's schema `pgboss`. The migrations have made that schema: a process of
 * the portal has no right to, so this refuses to start on a schema of another version.
 */
export async function openQueue({ databaseUrl, poolSize, isKeeper, onError }: QueueOptions): Promise<Queue> {
  const queue = new PgBoss({
    ...parseDatabaseUrl(databaseUrl),
    max: poolSize,
    application_name: 'usher-queue',
    connectionTimeoutMillis: 5_000,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: isKeeper,
    superviseIntervalSeconds: keeperSeconds,
    monitorIntervalSeconds: keeperSeconds,
    // Rebuilding indexes takes their owner, which no process of the portal is.
    reindex: false,
    monitorVacuum: false,
  })
  queue.on('error', onError)
  await queue.start()
  return queue
}

/** Lets the queue write through a transaction of Prisma's, so that a row and its job are there together or not at all. */
export function inTransaction(transaction: Transaction): { db: ReturnType<typeof fromPrisma> } {
  return { db: fromPrisma(transaction) }
}

const holder = globalThis as { usherQueue?: Promise<Queue> }

/** The process's one place in the queue, for adding jobs only; joined at first use, tried again after a failure. */
export function getQueue(): Promise<Queue> {
  holder.usherQueue ??= joinAsSender().catch((cause: unknown) => {
    delete holder.usherQueue
    throw cause
  })
  return holder.usherQueue
}

function joinAsSender(): Promise<Queue> {
  const { DATABASE_URL } = getSettings('database')
  // A failed statement rejects the call that made it; what arrives here is idle connections that ended.
  return openQueue({ databaseUrl: DATABASE_URL, poolSize: 2, isKeeper: false, onError: () => undefined })
}
