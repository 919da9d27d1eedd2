const reloadedKey = 'usher-reloaded'
const noticeKey = 'usher-reloaded-notice'
const againAfterMilliseconds = 60_000

/**
 * Says whether an error means that this page is older than the portal: a script, or an action of a form, that the newer
 * build does not have.
 */
export function isFromOlderBuild(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'ChunkLoadError' ||
    error.name === 'UnrecognizedActionError' ||
    /failed to load chunk|dynamically imported module|failed to find server action/i.test(error.message)
  )
}

/** Loads the page anew, which takes the newer build, and leaves word why; at most once a minute, so never in a loop. */
export function reloadOnce(storage: Storage, now: number, reload: () => void): boolean {
  try {
    if (now - Number(storage.getItem(reloadedKey) ?? 0) < againAfterMilliseconds) return false
    storage.setItem(reloadedKey, String(now))
    storage.setItem(noticeKey, '1')
  } catch {
    // Without a memory nothing would stop the second reload.
    return false
  }
  reload()
  return true
}

/** Whether this page was loaded for that reason; says so once. */
export function takeReloadNotice(storage: Storage): boolean {
  try {
    const isNoted = storage.getItem(noticeKey) !== null
    storage.removeItem(noticeKey)
    return isNoted
  } catch {
    return false
  }
}
