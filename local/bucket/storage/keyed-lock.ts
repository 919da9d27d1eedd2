/** Runs one task at a time for each name, in the order asked. */
export type KeyedLock = <Value>(name: string, task: () => Promise<Value>) => Promise<Value>

/** Makes a lock. A task that throws lets the next one run. */
export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<unknown>>()
  return async (name, task) => {
    const before = tails.get(name) ?? Promise.resolve()
    const mine = before.then(task)
    const tail = mine.catch(() => undefined)
    tails.set(name, tail)
    try {
      return await mine
    } finally {
      if (tails.get(name) === tail) tails.delete(name)
    }
  }
}
