import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Behaviour } from '#core/distribution/distribution.ts'
import type { Target } from './gate/target.ts'

/** What the edge knows of a request before it does anything. */
export type Viewed = {
  request: IncomingMessage
  target: Target
  host: string
  scheme: 'http' | 'https'
  clientAddress: string
  behaviour: Behaviour
}

/** One request on its way through the edge. */
export type Exchange = Viewed & {
  response: ServerResponse
  /** For the access log: how the cache took part, and the code of a refusal. */
  cacheWord: string
  code: string | null
}

/** Stands where no behaviour takes the path: it allows no method. */
export const nowhere: Behaviour = {
  name: 'none',
  pathPattern: '',
  origin: 'app',
  viewerAccess: { kind: 'public' },
  allowedMethods: [],
  cache: { kind: 'disabled' },
  cors: null,
  responseHeaders: {},
}
