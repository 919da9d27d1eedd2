import { execFileSync } from 'node:child_process'
import { encode } from 'next-auth/jwt'
import { findListener } from '#bench/listener.ts'
import type { LoadRequest } from '#bench/load.ts'
import { cores } from '#bench/processor.ts'
import { describePortalCookie } from '#features/accounts/session-cookie.ts'
import { writeSessionClaims } from '#features/accounts/session-claims.ts'
import { openDatabase } from '#platform/database.ts'
import { startTestPortal } from '#scripts/portal/test-portal.ts'
import { createFilm, createMember } from '#tests/integration/support/people-and-films.ts'

/** So many people ask in turn, that no two requests in flight wait for one account's lock. */
const people = 200

export type BenchPortal = {
  /** The app's process, on the server's core. */
  appPid: number
  appPort: number
  /** A grant for each person in turn. */
  grants: LoadRequest[]
  /** A heartbeat of each person's running grant in turn. */
  renewals: LoadRequest[]
  /** A route handler of the same server that returns a constant, behind the same proxy.ts. */
  constant: LoadRequest[]
  stop(): Promise<void>
}

/** Starts a whole portal as `npm start` does, with members who may watch one film and have a grant for it. */
export async function startBenchPortal(): Promise<BenchPortal> {
  const portal = await startTestPortal()
  try {
    const secret = portal.secrets?.sessionSecret
    if (secret === undefined) throw new Error('the portal has no secrets of its own')
    const database = openDatabase(portal.databaseUrl, 5)
    const now = new Date()
    const { library, playableId } = await createFilm(database)
    const { name } = describePortalCookie('session', portal.appOrigin)
    const headersOf = async (): Promise<Record<string, string>> => {
      const { claims } = await createMember(database, library.id, now)
      const token = await encode({ token: writeSessionClaims(claims), secret })
      return {
        Host: new URL(portal.appOrigin).host,
        Origin: portal.appOrigin,
        Cookie: `${name}=${token}`,
        'Content-Type': 'application/json',
      }
    }
    const heads: Record<string, string>[] = []
    for (let count = 0; count < people; count++) heads.push(await headersOf())
    await database.$disconnect()

    const path = '/api/playback/grants'
    const body = JSON.stringify({ playableId, deviceId: 'bench-device' })
    const grants = heads.map((headers): LoadRequest => ({ method: 'POST', path, headers, body }))
    const beat = JSON.stringify({ positionSeconds: 60, state: 'playing' })
    const renewals: LoadRequest[] = []
    for (const headers of heads) {
      const response = await fetch(`${portal.appOrigin}${path}`, { method: 'POST', headers, body })
      if (response.status !== 201)
        throw new Error(`a grant was refused with ${response.status}: ${await response.text()}`)
      const { grantId } = (await response.json()) as { grantId: string }
      renewals.push({ method: 'POST', path: `${path}/${grantId}/heartbeat`, headers, body: beat })
    }
    const appPort = Number(new URL(portal.appOrigin).port)
    const appPid = findListener(appPort)
    if (cores) execFileSync('taskset', ['-a', '-cp', String(cores.server), String(appPid)], { stdio: 'ignore' })
    const constant = heads.map((headers): LoadRequest => ({ method: 'GET', path: '/healthz', headers }))
    return { appPid, appPort, grants, renewals, constant, stop: portal.stop }
  } catch (cause) {
    await portal.stop()
    throw cause
  }
}
