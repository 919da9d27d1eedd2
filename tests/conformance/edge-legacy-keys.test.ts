import { expect, test } from 'vitest'
import { createDistribution } from '#core/distribution/distribution.ts'
import { openKeySource } from '#local/edge/control/key-source.ts'
import { edgeSettingsSchema } from '#local/edge/settings.ts'
import { appOrigin, createKeyPair, signCookies, startEdge } from './edge-fixture.ts'

const pair = createKeyPair('APKAEIBAERJR2EXAMPLE')
const legacyKeyPairs = [{ keyId: pair.keyId, publicKeyPem: pair.publicKeyPem }]

async function startLegacyEdge(trustsLegacyKeyPairs: boolean | undefined) {
  const distribution = createDistribution({
    appOrigins: [appOrigin],
    ...(trustsLegacyKeyPairs === undefined ? {} : { trustsLegacyKeyPairs }),
  })
  const settings = { trustedKeys: [], control: null, propagationMilliseconds: 0, legacyKeyPairs }
  const { trustedKeys } = await openKeySource(settings, { clock: () => new Date(), distribution })
  const edge = await startEdge({ distribution, trustedKeys })
  for (const folder of ['library', 'downloads', 'private']) edge.bucket.objects.set(`/${folder}/a/b`, Buffer.from('x'))
  const statusOf = async (path: string) =>
    (await edge.get(path, { Cookie: signCookies(pair, `http://${edge.host}/*`) })).status
  return { edge, statusOf, [Symbol.asyncDispose]: () => edge[Symbol.asyncDispose]() }
}

test('an account’s own key pair opens playback and downloads where the distribution trusts it, never private files', async () => {
  await using trusting = await startLegacyEdge(true)
  expect(await trusting.statusOf('/library/a/b')).toBe(200)
  expect(await trusting.statusOf('/downloads/a/b')).toBe(200)
  expect(await trusting.statusOf('/private/a/b')).toBe(403)
})

test.each([undefined, false])('it opens nothing by default (%s)', async (trusts) => {
  await using refusing = await startLegacyEdge(trusts)
  for (const folder of ['library', 'downloads', 'private']) {
    const Cookie = signCookies(pair, `http://${refusing.edge.host}/*`)
    const { status, body } = await refusing.edge.get(`/${folder}/a/b`, { Cookie })
    expect([status, /<Code>(\w+)</.exec(body.toString())?.[1]]).toEqual([403, 'InvalidKey'])
  }
})

test('two pairs at most, and only ids of such pairs', () => {
  const { legacyKeyPairs: schema } = edgeSettingsSchema.shape
  const [first] = legacyKeyPairs
  expect(schema.parse(undefined)).toEqual([])
  expect(schema.safeParse([first, first]).success).toBe(true)
  expect(schema.safeParse([first, first, first]).success).toBe(false)
  expect(schema.safeParse([{ ...first, keyId: 'K2JCJMDEHXQW5F' }]).success).toBe(false)
})
