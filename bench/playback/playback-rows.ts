import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { getSignedUrl } from '@aws-sdk/cloudfront-signer'
import type { Row, RowContext } from '#bench/bench-rows.ts'
import { compare, type Contender, type Figures } from '#bench/figures.ts'
import { load, type Loaded, type LoadRequest } from '#bench/load.ts'
import { cpuSecondsOf } from '#bench/processor.ts'
import { renewalsPerHour, segmentsPerHour } from '#bench/signing/signing-rows.ts'
import type { BenchPortal } from './bench-portal.ts'

const connections = 16

type Kind = 'grants' | 'renewals' | 'constant'
type Seen = Loaded & { cpuMillisecondsEach: number }

/** Loads the app with these requests, and says what one of them cost its process. */
async function ask(context: RowContext, portal: BenchPortal, requests: readonly LoadRequest[]): Promise<Seen> {
  const scratchPath = join(context.folder, 'requests-app')
  const before = cpuSecondsOf(portal.appPid)
  const seen = await load({ port: portal.appPort, requests, seconds: context.seconds, connections, scratchPath })
  return { ...seen, cpuMillisecondsEach: ((cpuSecondsOf(portal.appPid) - before) * 1000) / seen.requests }
}

/** A server that has just started compiles as it goes; nothing is measured before it has had this long with each kind. */
const warmUpSeconds = 12
const warmed = new WeakMap<BenchPortal, Set<string>>()

async function warmUp(context: RowContext, portal: BenchPortal, kinds: readonly Kind[]): Promise<void> {
  const done = warmed.get(portal) ?? new Set()
  warmed.set(portal, done)
  for (const kind of kinds) {
    if (!done.has(kind)) await ask({ ...context, seconds: warmUpSeconds }, portal, portal[kind])
    done.add(kind)
  }
}

/** Requests/s and p95 come from the same runs: the second comparison tells what the first one kept. */
async function againstConstant(context: RowContext, kind: 'grants' | 'renewals'): Promise<Figures[]> {
  const portal = await context.openPortal()
  const kept: Record<'subject' | 'peer', number[]> = { subject: [], peer: [] }
  const measured = (side: 'subject' | 'peer', name: string, requests: readonly LoadRequest[]): Contender => ({
    name,
    async measure() {
      const seen = await ask(context, portal, requests)
      kept[side].push(seen.p95Milliseconds)
      return seen.requestsPerSecond
    },
  })
  const told = (side: 'subject' | 'peer', name: string): Contender => ({
    name,
    measure: () => Promise.resolve(kept[side].shift() ?? Number.NaN),
  })
  const subject = `${kind}: session, decision, signature, lease, cookies`
  const peer = 'a route handler that returns a constant'
  await warmUp(context, portal, [kind, 'constant'])
  const speed = await compare(
    {
      title: `${kind}, full path, against a constant of the same Next server`,
      unit: 'requests/s',
      first: measured('subject', subject, portal[kind]),
      second: measured('peer', peer, portal.constant),
      bar: { kind: 'at least', ratio: 0.6 },
      note: 'The constant is GET /healthz: a route handler behind the same proxy.ts, sent the same headers and no body.',
    },
    context.rounds,
  )
  const latency = await compare(
    {
      title: `${kind}, 95th percentile, the same runs`,
      unit: 'ms',
      first: told('subject', subject),
      second: told('peer', peer),
      bar: { kind: 'at most', ratio: 2.5 },
    },
    context.rounds,
  )
  return [speed, latency]
}

const authorise: Row = {
  name: 'authorise',
  async run(context) {
    const portal = await context.openPortal()
    const renewal = async (): Promise<number> => (await ask(context, portal, portal.renewals)).cpuMillisecondsEach
    const viewerHour = async (): Promise<number> => {
      const grant = (await ask(context, portal, portal.grants)).cpuMillisecondsEach
      return grant + renewalsPerHour * (await renewal())
    }
    const first = { name: `one grant and ${renewalsPerHour} renewals, the whole app process`, measure: viewerHour }
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    // As its page shows it: the key is PEM text, parsed at each call; the row `signatures-parsed` has the other.
    const signAll = (): Promise<number> => {
      const before = process.cpuUsage()
      for (let segment = 0; segment < segmentsPerHour; segment++) {
        const url = `https://media.example/library/films/0a/v/${segment}.m4s`
        getSignedUrl({ url, dateLessThan: '2037-01-01', keyPairId: 'K2BENCH0000001', privateKey: pem })
      }
      const { user, system } = process.cpuUsage(before)
      return Promise.resolve((user + system) / 1000)
    }
    await warmUp(context, portal, ['grants', 'renewals'])
    return [
      await compare(
        {
          title: 'app CPU to authorise one viewer-hour, against signing each segment',
          unit: 'ms',
          first,
          second: {
            name: `${segmentsPerHour.toLocaleString('en')} RSA signed URLs by AWS’s signer, no request`,
            measure: signAll,
          },
          bar: { kind: 'at most', ratio: 1 / 20 },
          note: 'The peer is the signer as its page shows it, given the key as PEM text.',
        },
        context.rounds,
      ),
      await compare(
        {
          title: 'app CPU to authorise one viewer-hour, against asking the app at each segment',
          unit: 'ms',
          first,
          second: {
            name: `${segmentsPerHour.toLocaleString('en')} decisions, each as costly as a renewal`,
            measure: async () => segmentsPerHour * (await renewal()),
          },
          bar: { kind: 'at most', ratio: 1 / 70 },
          note: `Both are requests of one kind, so the validity sets it, whatever a request costs: ${1 + renewalsPerHour} against ${segmentsPerHour.toLocaleString('en')} at five minutes, the default. 1/70 wants some ten minutes (15 renewals).`,
        },
        context.rounds,
      ),
    ]
  },
}

export const playbackRows: Row[] = [
  { name: 'grants', run: (context) => againstConstant(context, 'grants') },
  { name: 'renewals', run: (context) => againstConstant(context, 'renewals') },
  authorise,
]
