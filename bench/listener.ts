import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const listening = '0A'

/**
 * The process that listens on a TCP port of this machine (proc(5): /proc/net/tcp, /proc/PID/fd).
 *
 * @throws Error When nobody does, or it is not ours to see.
 */
export function findListener(port: number): number {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    readFileSync(path, 'latin1')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => state === listening && local.endsWith(`:${wanted}`))
      .map((fields) => `socket:[${fields[9] ?? ''}]`),
  )
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    if (linksOf(`/proc/${name}/fd`).some((target) => inodes.includes(target))) return Number(name)
  }
  throw new Error(`nobody listens on port ${port}`)
}

function linksOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`))
  } catch {
    // Gone meanwhile, or another user's.
    return []
  }
}
