import { expect, test } from 'vitest'
import { createGate } from '#local/edge/gate/gate.ts'
import { splitTarget } from '#local/edge/gate/target.ts'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createKeyPair, createRsaPair } from './edge-fixture.ts'
import { formMutations } from './form-mutations.ts'
import { createRandom, signAll, signOthers, valueMutations, type Signed } from './mutations.ts'
import { isAcceptable } from './reference-verifier.ts'
import { runCases } from './run-vectors.ts'
import type { VectorCase } from './vector-file.ts'

const rounds = process.env.USHER_TEST_SCALE === 'full' ? 100_000 : 10_000
const seed = 20_261_124
/** One in so many goes over a socket to the whole edge as well, which must say the same. */
const wireShare = 40

type Count = { tried: number; unchanged: number; accepted: number; refusedAlone: number; slowestMs: number }
const none: Count = { tried: 0, unchanged: 0, accepted: 0, refusedAlone: 0, slowestMs: 0 }

function asCase({ scheme, host, target, cookie, nowSeconds, address }: Signed, isAccepted: boolean): VectorCase {
  return {
    id: `${target} ${cookie}`,
    now: nowSeconds,
    clientIp: address,
    request: { method: 'GET', scheme: scheme === 'http' ? 'http' : 'https', host, target, cookie },
    expect: isAccepted ? { status: 200, code: null } : null,
  }
}

test(
  `of ${rounds} mutated requests the edge accepts none that a second verifier refuses`,
  { timeout: 400_000 },
  async () => {
    const pairs = [createRsaPair('KRSA'), createKeyPair('KEC')]
    const trusted = pairs.map((pair) => ({ ...pair, group: 'playback' }))
    const gate = createGate({ trustedKeys: createTrustedKeys(trusted) })
    const known = new Map(pairs.map(({ keyId, publicKeyPem }) => [keyId, publicKeyPem]))
    const valid = signAll(pairs)
    const others = [...valid, ...signOthers(pairs)]
    const random = createRandom(seed)
    const mutations = Object.entries({ ...valueMutations, ...formMutations })
    const counts = new Map(mutations.map(([name]) => [name, { ...none }]))
    const forged: unknown[] = []
    const overTheWire: VectorCase[] = []

    const admits = (request: Signed): boolean => {
      const target = splitTarget(request.target)
      if (!target) return false
      return gate.admit({
        method: 'GET',
        scheme: request.scheme === 'http' ? 'http' : 'https',
        host: request.host,
        target,
        cookieHeader: request.cookie,
        clientAddress: request.address,
        nowSeconds: request.nowSeconds,
        trustedKeyGroups: ['playback'],
      }).ok
    }

    // Every valid request first: so the gate remembers its signature, and the mutations try to profit from that.
    for (const request of valid) expect([admits(request), await isAcceptable(request, known)]).toEqual([true, true])
    for (let round = 0; round < rounds; round++) {
      const [name, mutate] = mutations[round % mutations.length] ?? []
      const one = valid[Math.floor(random() * valid.length)]
      const count = name === undefined ? undefined : counts.get(name)
      if (!one || !mutate || !count) throw new Error('no mutation')
      const mutated = mutate(one, others, random)
      const startedAt = performance.now()
      const accepted = admits(mutated)
      count.slowestMs = Math.max(count.slowestMs, Math.round((performance.now() - startedAt) * 100) / 100)
      const acceptable = await isAcceptable(mutated, known)
      count.tried++
      if (JSON.stringify(mutated) === JSON.stringify(one)) count.unchanged++
      if (accepted) count.accepted++
      if (acceptable && !accepted) count.refusedAlone++
      if (accepted && !acceptable) forged.push({ name, mutated })
      if (round % wireShare === 0) overTheWire.push(asCase(mutated, accepted))
    }

    console.table(Object.fromEntries(counts))
    expect(forged).toEqual([])
    const outcomes = await runCases({ cases: overTheWire, errorBodies: {}, trustedKeys: trusted })
    expect(outcomes.filter(({ difference }) => difference !== null)).toEqual([])
    for (const [name, { tried, accepted }] of counts) {
      if (name.startsWith('control')) expect(accepted, name).toBe(tried)
      else expect(accepted, name).toBeLessThan(tried)
    }
    const total = [...counts.values()].reduce((sum, { accepted }) => sum + accepted, 0)
    expect(total).toBeGreaterThanOrEqual(rounds / 100)
  },
)
