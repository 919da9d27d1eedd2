import { open, rename, unlink } from 'node:fs/promises'

/**
 * Puts `text` under `path` at once or not at all: written beside under `temporaryPath`, synced, renamed, and the folder
 * synced. Both paths are on one file system.
 */
export async function writeDurably(path: string, temporaryPath: string, text: string): Promise<void> {
  try {
    const file = await open(temporaryPath, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporaryPath, path)
  } catch (error) {
    await removeFile(temporaryPath)
    throw error
  }
  await syncFolder(folderOf(path))
}

/** Makes a name that was added to or removed from a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes a file; one that is already gone is no error. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/** Says whether an error means that no more can be written: disk, quota, or file size limit. */
export function isStorageFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
