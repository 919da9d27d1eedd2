import { createDistribution, servedPrefixes } from '#core/distribution/distribution.ts'
import type { Grant } from './portal-client.ts'
import type { Doors, Row } from './run-checks.ts'

/** A grant is asked for anew when it has less than this left. */
const leastLeftMilliseconds = 2_000

/**
 * Asks for every object of the distribution's prefixes, whoever names it: straight from the bucket, from the edge
 * without a signature, and with one.
 *
 * @param takeGrant One for each library.
 */
export async function walkObjects(doors: Doors, takeGrant: readonly (() => Promise<Grant>)[]): Promise<Row[]> {
  const lists = await Promise.all(servedPrefixes.map((prefix) => doors.storage.list(prefix)))
  const keys = lists.flat().map(({ key }) => key)
  const held: (Grant | undefined)[] = []
  async function openingCookies(key: string): Promise<string> {
    for (const [index, take] of takeGrant.entries()) {
      let grant = held[index]
      if (!grant || grant.expiresAt.getTime() - Date.now() < leastLeftMilliseconds) held[index] = grant = await take()
      if (`/${key}`.startsWith(libraryPath(grant.manifestUrl))) return grant.cookies
    }
    return ''
  }

  const signed = { asked: 0, asExpected: 0 }
  const [unsigned, open, direct] = [{ ...signed }, { ...signed }, { ...signed }]
  for (const key of keys) {
    count(direct, (await statusOf(`${doors.bucketAddress}/${key}`)) === 403)
    const plain = await statusOf(`${doors.mediaOrigin}/${key}`)
    if (isPublic(key)) count(open, plain === 200)
    else {
      count(unsigned, plain === 403)
      count(signed, (await statusOf(`${doors.mediaOrigin}/${key}`, await openingCookies(key))) === 200)
    }
  }
  return [
    { name: 'every object, from the bucket: 403', ...direct },
    { name: 'every signed one, no cookies: 403', ...unsigned },
    { name: 'every signed one, with cookies: 200', ...signed },
    { name: 'every public one: 200', ...open },
  ]
}

/** `/library/<slug>/`, of a manifest below it. */
function libraryPath(manifestUrl: string): string {
  return `${new URL(manifestUrl).pathname.split('/').slice(0, 3).join('/')}/`
}

function isPublic(key: string): boolean {
  const { behaviours } = createDistribution({ appOrigins: [] })
  const taken = behaviours.find(({ pathPattern }) => `/${key}`.startsWith(pathPattern.slice(0, -1)))
  return taken?.viewerAccess.kind === 'public'
}

async function statusOf(address: string, cookies = ''): Promise<number> {
  const response = await fetch(address, cookies === '' ? {} : { headers: { Cookie: cookies } })
  await response.arrayBuffer()
  return response.status
}

function count(row: { asked: number; asExpected: number }, isExpected: boolean): void {
  row.asked += 1
  if (isExpected) row.asExpected += 1
}
