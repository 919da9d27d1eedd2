import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openAccessLog } from './access-log.ts'
import { createGate } from './admission.ts'
import { answerRequest, type Desk } from './answer-request.ts'
import type { BucketSettings } from './settings.ts'
import { openStorage } from './storage/storage.ts'

const idleSocketMilliseconds = 120_000
const closingMilliseconds = 2_000

/** A bucket that listens. */
export type Bucket = {
  port: number
  /** Ends the listener; requests under way have two seconds to finish. */
  close(): Promise<void>
}

/** Where a bucket takes its time from, and whom it tells of its own faults. */
export type BucketSurroundings = { clock?: () => Date; onFault?: (error: unknown) => void }

/**
 * Opens a bucket: S3's protocol over one folder, on one loopback port. The port is taken before the folder is touched, so
 * that a second start on the same port never sweeps under the first.
 *
 * @throws Error of `node:net` (`EADDRINUSE`) when the port is taken, and of `openStorage` when the folder is damaged.
 */
export async function createBucket(settings: BucketSettings, surroundings: BucketSurroundings = {}): Promise<Bucket> {
  const { clock = () => new Date(), onFault = () => undefined } = surroundings
  let open: (desk: Desk) => void = () => undefined
  const desk = new Promise<Desk>((resolve) => (open = resolve))
  const listener: RequestListener = (request, response) => {
    void desk
      .then((ready) => answerRequest(ready, request, response))
      .catch((error: unknown) => {
        onFault(error)
        response.destroy()
      })
  }
  // A large upload takes as long as it takes; what ends a dead connection is its silence.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, listener)
  server.timeout = idleSocketMilliseconds
  server.on('checkContinue', listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })

  const closeServer = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const deadline = setTimeout(() => server.closeAllConnections(), closingMilliseconds)
    await closed
    clearTimeout(deadline)
  }
  try {
    const [storage, log] = [await openStorage(settings.folder), await openAccessLog(settings.accessLogPath)]
    open({ settings, gate: createGate(settings), storage, log, clock, onFault })
    const close = async () => {
      await closeServer()
      await log.close()
    }
    return { port: (server.address() as AddressInfo).port, close }
  } catch (error) {
    server.closeAllConnections()
    await closeServer()
    throw error
  }
}
