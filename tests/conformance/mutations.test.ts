import { expect, test } from 'vitest'
import { createGate } from '#local/edge/gate/gate.ts'
import { splitTarget } from '#local/edge/gate/target.ts'
import { createTrustedKeys } from '#local/edge/gate/trusted-keys.ts'
import { createKeyPair, createRsaPair } from './edge-fixture.ts'
import { createRandom, mutations, signAll, type Signed } from './mutations.ts'
import { isAcceptable } from './reference-verifier.ts'

const rounds = process.env.USHER_TEST_SCALE === 'full' ? 100_000 : 10_000
const seed = 20_261_124

test(
  `of ${rounds} mutated requests the gate accepts none that a second verifier refuses`,
  { timeout: 240_000 },
  async () => {
    const pairs = [createRsaPair('KRSA'), createKeyPair('KEC')]
    const trustedKeys = createTrustedKeys(pairs.map((pair) => ({ ...pair, group: 'playback' })))
    const gate = createGate({ trustedKeys })
    const known = new Map(pairs.map(({ keyId, publicKeyPem }) => [keyId, publicKeyPem]))
    const valid = signAll(pairs)
    const random = createRandom(seed)
    const names = Object.keys(mutations)
    const counts = Object.fromEntries(
      names.map((name) => [name, { tried: 0, unchanged: 0, accepted: 0, refusedAlone: 0 }]),
    )
    const forged: unknown[] = []

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
      const name = names[round % names.length] ?? ''
      const one = valid[Math.floor(random() * valid.length)]
      const mutated = one && mutations[name]?.(one, valid, random)
      const count = counts[name]
      if (!mutated || !count) throw new Error(`no mutation ${name}`)
      const [accepted, acceptable] = [admits(mutated), await isAcceptable(mutated, known)]
      count.tried++
      if (JSON.stringify(mutated) === JSON.stringify(one)) count.unchanged++
      if (accepted) count.accepted++
      if (acceptable && !accepted) count.refusedAlone++
      if (accepted && !acceptable) forged.push({ name, mutated })
    }

    console.table(counts)
    expect(forged).toEqual([])
    for (const [name, { tried, accepted }] of Object.entries(counts)) {
      if (name.startsWith('control')) expect(accepted, name).toBe(tried)
      else expect(accepted, name).toBeLessThan(tried)
    }
    const total = Object.values(counts).reduce((sum, { accepted }) => sum + accepted, 0)
    expect(total).toBeGreaterThanOrEqual(rounds / 100)
  },
)
