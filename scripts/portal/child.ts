import { setTimeout as delay } from 'node:timers/promises'
import { launch, type ChildSettings } from './child-process.ts'
import { readLogEnd } from './logs.ts'
import { PortalError } from './portal-error.ts'

export type Child = {
  /** Ends the process and starts it anew, for changed code. */
  restart(): Promise<void>
  /** Ends the process for good. */
  stop(): Promise<void>
}

/** A process that ran this long before it ended is started again without a longer pause. */
const healthyMs = 60_000

/**
 * Starts a process and keeps it running: one that ends by itself is started again after 1 s, 2 s, … 30 s.
 *
 * @throws PortalError When the first start fails.
 */
export async function startChild(settings: ChildSettings, say: (line: string) => void): Promise<Child> {
  const { name, logPath } = settings
  const stopping = new AbortController()
  let current = launch(settings)

  const failure = await current.ready
  if (failure !== null) {
    await current.end()
    throw new PortalError(`The ${name} did not start (${failure}). Its log, ${logPath}, ends:\n${readLogEnd(logPath)}`)
  }

  async function keepRunning(): Promise<void> {
    let pauseMs = 1_000
    while (!stopping.signal.aborted) {
      const startedAt = Date.now()
      const reason = await current.ended
      if (stopping.signal.aborted) return
      if (reason !== 'asked') {
        if (Date.now() - startedAt > healthyMs) pauseMs = 1_000
        say(`The ${name} ended by itself (${reason}) and is started again; its log is ${logPath}.`)
        await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
        if (stopping.signal.aborted) return
        pauseMs = Math.min(30_000, pauseMs * 2)
      }
      current = launch(settings)
    }
  }
  const running = keepRunning()

  return {
    restart: () => current.end(),
    async stop() {
      stopping.abort()
      await current.end()
      await running
    },
  }
}
