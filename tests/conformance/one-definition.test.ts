import { expect, test } from 'vitest'
import { createDistribution, type Behaviour, type Distribution } from '#core/distribution/distribution.ts'
import { createBehaviourChoice } from '#local/edge/behaviour-choice.ts'
import { keyGroups, ObservedEdge, type Observed } from './observe-behaviour.ts'

const appOrigins = ['http://localhost:3000', 'https://portal.usher.test']
const tried = [...appOrigins, 'https://evil.test', 'http://localhost:3001', 'null']
const distribution = createDistribution({ appOrigins })

/** A folder that this pattern takes and, in a list without gaps, no other before it. */
const folderOf = ({ pathPattern }: Behaviour): string =>
  pathPattern === '*' ? '/anything/' : `${pathPattern.slice(0, -1)}some/`

/** The definition in the words of an observation. */
function definitionOf({ origin, viewerAccess, cache, allowedMethods, cors, responseHeaders }: Behaviour): Observed {
  const answersPreflight = viewerAccess.kind === 'public' && allowedMethods.includes('OPTIONS')
  const preflight = cors && { allowedMethods: [...cors.allowedMethods], maxAgeSeconds: cors.maxAgeSeconds }
  return {
    ...{ origin, viewerAccess, cache },
    allowedMethods: [...allowedMethods],
    cors: cors && {
      allowedOrigins: cors.allowedOrigins,
      allowCredentials: cors.allowCredentials,
      exposedHeaders: cors.exposedHeaders,
      preflight: answersPreflight ? preflight : null,
    },
    responseHeaders: Object.fromEntries(
      Object.entries(responseHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  }
}

async function observe(running: Distribution, folder: string): Promise<Observed> {
  await using edge = await ObservedEdge.start(running, tried)
  return await edge.observe(folder)
}

test.each(distribution.behaviours.map((behaviour) => [behaviour.name, behaviour] as const))(
  'behaviour %s: origin, methods, key groups, cache, CORS and headers are what the edge does',
  async (_name, behaviour) => {
    expect(await observe(distribution, folderOf(behaviour))).toEqual(definitionOf(behaviour))
  },
)

test('a path beside a pattern falls to the default behaviour, and the first pattern that fits counts', async () => {
  await using edge = await ObservedEdge.start(distribution, tried)
  const fallback = distribution.behaviours.at(-1)
  if (!fallback) throw new Error('no behaviour')
  const { origin, viewerAccess } = definitionOf(fallback)
  for (const behaviour of distribution.behaviours.slice(0, -1)) {
    for (const beside of [folderOf(behaviour).toUpperCase(), folderOf(behaviour).replace('/some', 'x/some')]) {
      expect(await edge.observe(beside), beside).toMatchObject({ origin, viewerAccess })
    }
  }
  await using reversed = await ObservedEdge.start({ behaviours: distribution.behaviours.toReversed() }, tried)
  expect(await reversed.observe('/library/some/')).toMatchObject({ origin, viewerAccess })
})

const artwork = distribution.behaviours.find(({ name }) => name === 'artwork')
if (!artwork?.cors || artwork.cache.kind !== 'enabled') throw new Error('artwork is public, kept and readable by pages')
const { cors, cache } = artwork

/** One value changed at a time: the edge must follow each. */
const changes: Record<string, Partial<Behaviour>> = {
  'a signed behaviour': { viewerAccess: { kind: 'signed', trustedKeyGroups: ['private'] } },
  'every key group': { viewerAccess: { kind: 'signed', trustedKeyGroups: keyGroups } },
  'fewer methods': { allowedMethods: ['GET'] },
  'more methods': { allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'DELETE'] },
  'a least time': { cache: { ...cache, minSeconds: 7 } },
  'another default time': { cache: { ...cache, defaultSeconds: 61 } },
  'another longest time': { cache: { ...cache, defaultSeconds: 40, maxSeconds: 50 } },
  'errors kept': { cache: { ...cache, errorSeconds: 3 } },
  'nothing kept': { cache: { kind: 'disabled' } },
  'one origin of two': { cors: { ...cors, allowedOrigins: appOrigins.slice(1) } },
  'no credentials': { cors: { ...cors, allowCredentials: false } },
  'another exposed header': { cors: { ...cors, exposedHeaders: ['ETag'] } },
  'other preflight methods': { cors: { ...cors, allowedMethods: ['GET'] } },
  'another preflight age': { cors: { ...cors, maxAgeSeconds: 5 } },
  'no CORS': { cors: null },
  'another header': { responseHeaders: { 'X-Frame-Options': 'DENY' } },
  'the app as origin': { origin: 'app', cache: { kind: 'disabled' }, cors: null, responseHeaders: {} },
}

test.each(Object.entries(changes))('the edge follows a changed value: %s', async (_label, change) => {
  const changed: Behaviour = { ...artwork, ...change }
  const behaviours = distribution.behaviours.map((behaviour) => (behaviour === artwork ? changed : behaviour))
  const observed = await observe({ behaviours }, folderOf(artwork))
  expect(observed).toEqual(definitionOf(changed))
  expect(observed).not.toEqual(definitionOf(artwork))
})

test.each<[string, Partial<Behaviour>]>([
  ['a cache', { cache }],
  ['CORS', { cors }],
  ['headers', { responseHeaders: { 'X-Frame-Options': 'DENY' } }],
])('a definition that the edge could not keep, %s on the app, stops it', (_label, change) => {
  const behaviours = distribution.behaviours.map((behaviour) =>
    behaviour.origin === 'app' ? { ...behaviour, ...change } : behaviour,
  )
  expect(() => createBehaviourChoice({ behaviours })).toThrow(/app/)
  expect(() => createBehaviourChoice(distribution)).not.toThrow()
})
