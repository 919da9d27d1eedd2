/**
 * The name of a trusted key group. Playback and private links are signed by different keys. `legacy` stands for the
 * account's own key pairs (trusted signers), which AWS no longer recommends.
 */
export type KeyGroupName = 'playback' | 'private' | 'direct' | 'legacy'

/** Who may read a behaviour: anyone, or whoever holds a signature by a key of one of these groups. */
export type ViewerAccess = { kind: 'public' } | { kind: 'signed'; trustedKeyGroups: readonly KeyGroupName[] }

/** How long the edge keeps an answer, in whole seconds. `errorSeconds` is for answers of 400 and more. */
export type CacheRule =
  | { kind: 'disabled' }
  | { kind: 'enabled'; minSeconds: number; defaultSeconds: number; maxSeconds: number; errorSeconds: number }

/** Cross-origin rule of a behaviour. Origins are exact: scheme, host and port; credentials never go with `*`. */
export type CorsRule = {
  allowedOrigins: readonly string[]
  allowCredentials: boolean
  allowedMethods: readonly string[]
  exposedHeaders: readonly string[]
  maxAgeSeconds: number
}

/** One cache behaviour, as CloudFront has it: the first whose pattern matches the path wins. */
export type Behaviour = {
  name: string
  /** `*` is any run of characters, `?` exactly one; the default behaviour is `*`. */
  pathPattern: string
  origin: 'bucket' | 'app'
  viewerAccess: ViewerAccess
  allowedMethods: readonly string[]
  cache: CacheRule
  cors: CorsRule | null
  /** Added to every answer from the origin (CloudFront's response headers policy, with origin override). */
  responseHeaders: Readonly<Record<string, string>>
}

/** The whole distribution: ordered behaviours, the last one being the default. */
export type Distribution = { behaviours: readonly Behaviour[] }

const readMethods = ['GET', 'HEAD', 'OPTIONS'] as const
const allMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'] as const

/** Media is data, never a page: no sniffing, and a document opened directly runs nothing. */
const mediaHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
}

const yearSeconds = 31_536_000

/** Immutable names (a new version is a new asset id), refusals of the origin never kept. */
const immutableCache = {
  kind: 'enabled',
  minSeconds: 0,
  defaultSeconds: 86_400,
  maxSeconds: yearSeconds,
  errorSeconds: 0,
} as const satisfies CacheRule

/**
 * States every behaviour of Usher's distribution once: `local/edge` runs this value, `infra` turns it into CloudFront.
 *
 * @param options.appOrigins Exact origins of the portal's pages that may read media with credentials.
 * @param options.trustsLegacyKeyPairs Lets the account's own key pairs sign for playback as well; off by default.
 */
export function createDistribution(options: {
  appOrigins: readonly string[]
  trustsLegacyKeyPairs?: boolean
}): Distribution {
  const { appOrigins, trustsLegacyKeyPairs = false } = options
  const playback: readonly KeyGroupName[] = trustsLegacyKeyPairs ? ['playback', 'legacy'] : ['playback']
  const credentialedCors: CorsRule = {
    allowedOrigins: appOrigins,
    allowCredentials: true,
    allowedMethods: ['GET', 'HEAD'],
    exposedHeaders: ['Content-Length', 'Content-Range', 'ETag'],
    maxAgeSeconds: 600,
  }
  const signedBehaviour = (
    name: string,
    pathPattern: string,
    trustedKeyGroups: readonly KeyGroupName[],
  ): Behaviour => ({
    name,
    pathPattern,
    origin: 'bucket',
    viewerAccess: { kind: 'signed', trustedKeyGroups },
    allowedMethods: readMethods,
    cache: immutableCache,
    cors: credentialedCors,
    responseHeaders: mediaHeaders,
  })
  const publicBehaviour = (name: string, pathPattern: string): Behaviour => ({
    name,
    pathPattern,
    origin: 'bucket',
    viewerAccess: { kind: 'public' },
    allowedMethods: readMethods,
    cache: { ...immutableCache, defaultSeconds: yearSeconds },
    cors: credentialedCors,
    responseHeaders: mediaHeaders,
  })

  return {
    behaviours: [
      signedBehaviour('library', '/library/*', playback),
      signedBehaviour('downloads', '/downloads/*', playback),
      signedBehaviour('private', '/private/*', ['private', 'direct']),
      publicBehaviour('artwork', '/artwork/*'),
      publicBehaviour('trailers', '/trailers/*'),
      {
        name: 'app',
        pathPattern: '*',
        origin: 'app',
        viewerAccess: { kind: 'public' },
        allowedMethods: allMethods,
        cache: { kind: 'disabled' },
        cors: null,
        responseHeaders: {},
      },
    ],
  }
}

/** The bucket prefixes that the distribution may read; everything else in the bucket is out of its reach. */
export const servedPrefixes = ['library/', 'downloads/', 'private/', 'artwork/', 'trailers/'] as const
