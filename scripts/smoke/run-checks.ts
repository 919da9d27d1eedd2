import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Storage } from '#platform/storage.ts'
import type { FilledPortal } from './fill-portal.ts'
import { createPortalClient } from './portal-client.ts'
import { walkObjects } from './walk-objects.ts'
import { listMediaAddresses } from './walk-playlists.ts'

/** The doors of a running portal, and the bucket with the rights of the worker, to compare bytes. */
export type Doors = { appOrigin: string; mediaOrigin: string; bucketAddress: string; storage: Storage }

export type Row = { name: string; asked: number; asExpected: number }

/** Tries every address of the film with and without the right to it, prints a table; returns how many rows failed. */
export async function runChecks(
  doors: Doors,
  filled: FilledPortal,
  folder: string,
  out: NodeJS.WritableStream,
): Promise<number> {
  const client = createPortalClient(doors.appOrigin)
  await client.signIn(filled.email, filled.password)
  const other = await client.requestGrant(filled.otherFilm.playableId)
  const walk = await client.requestGrant(filled.film.playableId)
  const addresses = await listMediaAddresses(walk.manifestUrl, walk.cookies)
  const paths = addresses.map((address) => new URL(address).pathname)
  const ask = (cookies: string) => countStatuses(addresses, cookies)

  const rows: Row[] = [{ name: 'grant for an entitled member', asked: 1, asExpected: walk.status === 201 ? 1 : 0 }]
  const fresh = await client.requestGrant(filled.film.playableId)
  rows.push({ name: 'with the cookies: 200', asked: paths.length, asExpected: (await ask(fresh.cookies))(200) })
  const again = await client.requestGrant(filled.film.playableId)
  rows.push({
    name: 'bytes equal to the bucket’s',
    asked: paths.length,
    asExpected: await countEqual(doors, paths, again.cookies, folder),
  })
  rows.push({ name: 'without cookies: 403', asked: paths.length, asExpected: (await ask(''))(403) })
  rows.push({
    name: 'another library’s cookies: 403',
    asked: paths.length,
    asExpected: (await ask(other.cookies))(403),
  })
  await untilRefused(walk.manifestUrl, again.cookies, again.expiresAt)
  rows.push({ name: 'after expiry: 403', asked: paths.length, asExpected: (await ask(again.cookies))(403) })
  const direct = await countStatuses(
    paths.map((path) => `${doors.bucketAddress}${path}`),
    again.cookies,
  )
  rows.push({ name: 'straight from the bucket: 403', asked: paths.length, asExpected: direct(403) })
  const libraries = [filled.film, filled.otherFilm].map(
    ({ playableId }) =>
      () =>
        client.requestGrant(playableId),
  )
  rows.push(...(await walkObjects(doors, libraries)))
  const stranger = await createPortalClient(doors.appOrigin).requestGrant(filled.film.playableId)
  rows.push({ name: 'grant without a session: 401', asked: 1, asExpected: stranger.status === 401 ? 1 : 0 })
  return report(rows, out)
}

/** Asks every address and says how many answered with a status. */
async function countStatuses(addresses: string[], cookies: string): Promise<(status: number) => number> {
  const statuses: number[] = []
  for (const address of addresses) {
    const response = await fetch(address, cookies === '' ? {} : { headers: { Cookie: cookies } })
    await response.arrayBuffer()
    statuses.push(response.status)
  }
  return (status) => statuses.filter((seen) => seen === status).length
}

async function countEqual(doors: Doors, paths: string[], cookies: string, folder: string): Promise<number> {
  const file = join(folder, 'object')
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  let equal = 0
  for (const path of paths) {
    const response = await fetch(`${doors.mediaOrigin}${path}`, { headers: { Cookie: cookies } })
    const served = digest(new Uint8Array(await response.arrayBuffer()))
    await doors.storage.getToFile(path.slice(1), file)
    if (served === digest(await readFile(file))) equal += 1
  }
  return equal
}

/** Waits for the end of a grant, then until the edge agrees; an edge that goes on is left for the check to report. */
async function untilRefused(address: string, cookies: string, expiresAt: Date): Promise<void> {
  const lastTry = expiresAt.getTime() + 5_000
  while (Date.now() < lastTry) {
    const response = await fetch(address, { headers: { Cookie: cookies } })
    await response.arrayBuffer()
    if (response.status === 403) return
    await delay(200)
  }
}

function report(rows: Row[], out: NodeJS.WritableStream): number {
  const failed = rows.filter(({ asked, asExpected }) => asked === 0 || asked !== asExpected)
  for (const row of rows) {
    const mark = failed.includes(row) ? '✗' : '✓'
    out.write(`  ${mark} ${row.name.padEnd(36)} ${String(row.asExpected).padStart(4)} of ${row.asked}\n`)
  }
  out.write(`smoke: ${rows.length - failed.length} passed, ${failed.length} failed\n`)
  return failed.length
}
