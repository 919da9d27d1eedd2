import { setTimeout as delay } from 'node:timers/promises'

/** Asks again and again, 10 to 200 ms apart, until the answer is not null; null when the time is over. */
export async function waitFor<Value>(ask: () => Promise<Value | null>, timeoutMs: number): Promise<Value | null> {
  const end = Date.now() + timeoutMs
  for (let pauseMs = 10; ; pauseMs = Math.min(200, pauseMs * 1.5)) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() >= end) return null
    await delay(pauseMs)
  }
}
