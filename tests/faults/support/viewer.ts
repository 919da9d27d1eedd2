import { setTimeout as delay } from 'node:timers/promises'
import type { Grant } from '#features/playback/commands.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import type { createMember } from '#tests/integration/support/people-and-films.ts'

/** What a viewer met so far. */
export type ViewerCounts = {
  requests: number
  renewals: number
  /** Answers of the edge other than 200. */
  refused: number
  /** Of these, under cookies that were new. */
  refusedAfterRenewal: number
  /** Public key ids whose signatures it played under. */
  keyIds: Set<string>
}

export type Viewer = {
  counts: ViewerCounts
  /** The key that signed the cookies it holds now. */
  keyId(): string
  /** Fetches every segment again and again, renews when the grant says so and when it is refused, until `signal`. */
  play(signal: AbortSignal): Promise<void>
}

type ViewerSettings = {
  member: Awaited<ReturnType<typeof createMember>>
  playableId: string
  segments: readonly string[]
  clock: () => Date
}

const heartbeat = { positionSeconds: 1, state: 'playing' as const }
/** A player asks for the next segment when it has room for it. */
const paceMilliseconds = 40

/** A client that obeys `renewAfterSeconds`, as the portal's player does. */
export async function createViewer({ member, playableId, segments, clock }: ViewerSettings): Promise<Viewer> {
  const counts: ViewerCounts = { requests: 0, renewals: 0, refused: 0, refusedAfterRenewal: 0, keyIds: new Set() }
  const context = () => ({ now: clock(), random: Math.random(), clientAddress: null })
  const device = { deviceId: 'device', deviceName: 'A browser' }
  let grant = take(await issueGrant(playableId, member.claims, device, context()))
  let cookies = readCookies(grant)
  let renewAt = renewalOf(grant, clock())

  async function renew(): Promise<void> {
    grant = take(await renewGrant(grant.grantId, member.claims, heartbeat, context()))
    cookies = readCookies(grant)
    renewAt = renewalOf(grant, clock())
    counts.renewals++
  }

  async function ask(url: string): Promise<boolean> {
    const answer = await fetch(url, { headers: { Cookie: cookies.header } })
    await answer.arrayBuffer()
    counts.requests++
    counts.keyIds.add(cookies.keyId)
    return answer.status === 200
  }

  async function play(signal: AbortSignal): Promise<void> {
    for (let number = 0; !signal.aborted; number++) {
      if (clock() >= renewAt) await renew()
      const url = segments[number % segments.length] ?? ''
      if (!(await ask(url))) {
        counts.refused++
        await renew()
        if (!(await ask(url))) counts.refusedAfterRenewal++
      }
      await delay(paceMilliseconds)
    }
  }

  return { counts, keyId: () => cookies.keyId, play }
}

function take(granted: Awaited<ReturnType<typeof issueGrant>>): Grant {
  if (!granted.ok) throw new Error(`No grant: ${granted.error.code}`)
  return granted.value
}

function renewalOf({ renewAfterSeconds }: Grant, now: Date): Date {
  return new Date(now.getTime() + renewAfterSeconds * 1_000)
}

function readCookies({ cookies }: Grant): { header: string; keyId: string } {
  const kept = cookies.filter((line) => !/; (?:Max-Age=0|Expires=)/i.test(line)).map((line) => line.split(';')[0] ?? '')
  const keyId = kept.find((pair) => pair.startsWith('CloudFront-Key-Pair-Id='))?.split('=')[1] ?? ''
  return { header: kept.join('; '), keyId }
}
