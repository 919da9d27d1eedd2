import { readFileSync } from 'node:fs'

/** A film of the shared portal: what a test needs to open it, or to try. */
export type FilmState = { playableId: string; titleSlug: string; assetId: string; librarySlug: string }

/** A series; its first episode has a choice of everything, and marks (`e2e/support/series.ts`). */
export type SeriesState = {
  titleSlug: string
  first: { playableId: string; assetId: string }
  second: { playableId: string }
}

/** An album of the shared portal, its tracks in their order. */
export type AlbumState = { titleSlug: string; playableIds: string[] }

/** What the one portal of the run hands to every spec. */
export type PortalState = {
  appOrigin: string
  edgeOrigin: string
  bucketAddress: string
  databaseUrl: string
  edgeLogPath: string
  appLogPath: string
  password: string
  passwordHash: string
  /** What the portal makes its session tokens with. */
  sessionSecret: string
  /** In a library with a validity of six seconds, open to the plan `e2e-premium` alone. */
  film: FilmState
  /** In a library that the plan `e2e-basic` opens as well. */
  short: FilmState
  /** In a library with a validity of twelve seconds, for `e2e-premium`; minutes long: its viewers keep on fetching. */
  long: FilmState
  /** Two episodes, open to both plans. */
  series: SeriesState
  /** Three tones in the library of `film`, for `e2e-premium` alone. */
  album: AlbumState
  /** A file of `film` to take home. */
  download: { name: string; fileName: string; sha256: string }
  /** Published, but with no asset yet. */
  preparingPlayableId: string
}

/** Where the global set-up leaves the state for the workers. */
export const statePathVariable = 'USHER_E2E_STATE'

export function readPortalState(): PortalState {
  return JSON.parse(readFileSync(process.env[statePathVariable] ?? '', 'utf8')) as PortalState
}
