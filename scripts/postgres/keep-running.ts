import { setTimeout as delay } from 'node:timers/promises'
import { describeError } from '#scripts/portal/portal-error.ts'
import { isAlive } from '#scripts/portal/process-table.ts'
import { openEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded.ts'

/**
 * The embedded Postgres, started again when it ends by itself. It is looked after by its number, not as a child: an
 * adopted server is nobody's child.
 */
export async function keepPostgresRunning(
  options: EmbeddedPostgresOptions,
  say: (line: string) => void,
): Promise<EmbeddedPostgres> {
  let current = await openEmbeddedPostgres(options)
  const stopping = new AbortController()
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  async function watch(): Promise<void> {
    for (;;) {
      await pause(1_000)
      if (stopping.signal.aborted) return
      if (isAlive(current.pid)) continue
      say(`The database ended by itself and is started again; its log is ${options.logPath}.`)
      try {
        current = await openEmbeddedPostgres(options)
      } catch (cause) {
        say(describeError(cause))
        await pause(10_000)
      }
    }
  }
  const watching = watch()

  return {
    ...current,
    async stop() {
      stopping.abort()
      await watching
      await current.stop()
    },
  }
}
