import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { PortalError } from './portal-error.ts'

const neededBytes = 2 * 1024 ** 3

/** @throws PortalError When the disk under one of the folders (or its nearest parent that exists) is nearly full. */
export function assertDiskSpace(folders: string[]): void {
  for (const folder of folders) {
    const existing = nearestExisting(folder)
    const { bavail, bsize } = statfsSync(existing)
    const freeBytes = bavail * bsize
    if (freeBytes >= neededBytes) continue
    const gigabytes = (freeBytes / 1024 ** 3).toFixed(1)
    throw new PortalError(
      `The disk of ${existing} has ${gigabytes} GB left and the portal needs 2: free some space, or set USHER_HOME to a folder on another disk.`,
    )
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}
