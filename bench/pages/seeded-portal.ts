import { execFileSync } from 'node:child_process'
import { findListener } from '#bench/listener.ts'
import type { LoadRequest } from '#bench/load.ts'
import { cores } from '#bench/processor.ts'
import { createRandom } from '#scripts/demo/random.ts'
import { openIngestContext } from '#scripts/ingest/ingest-context.ts'
import { startTestPortal } from '#scripts/portal/test-portal.ts'
import { placePictures } from '#scripts/seed/place-pictures.ts'
import { writeSeededCatalogue } from '#scripts/seed/write-catalogue.ts'
import { makeSlip } from '#tests/integration/support/slips.ts'

/** So many titles are opened and searched for in turn. */
const samples = 100

export type PageKind = 'browse' | 'library' | 'title' | 'search'

/** A portal with an invented catalogue, and what a visitor asks it for. */
export type SeededPortal = {
  titleCount: number
  appPort: number
  databaseUrl: string
  requests: Record<PageKind, LoadRequest[]>
  /** Names with a slip or two, for the search. */
  typed: string[]
  stop(): Promise<void>
}

/** Starts a whole portal and fills it with as many titles as asked; with 100,000 that takes minutes. */
export async function startSeededPortal(titleCount: number): Promise<SeededPortal> {
  const portal = await startTestPortal()
  const context = await openIngestContext(portal.workerEnvironment)
  const { database } = context
  try {
    const pictures = await placePictures(context)
    await writeSeededCatalogue(database, { count: titleCount, now: new Date(), pictures })
    const rows = await database.$queryRaw<{ slug: string; name: string }[]>`
      SELECT "slug", "name" FROM "Title" ORDER BY md5("slug") LIMIT ${samples}`
    const random = createRandom(5)
    const typed = rows.map(({ name }) => makeSlip(random() < 0.5 ? name : makeSlip(name, random), random))
    const headers = { Host: new URL(portal.appOrigin).host, 'Accept-Language': 'en' }
    const get = (path: string): LoadRequest => ({ method: 'GET', path, headers })
    const appPort = Number(new URL(portal.appOrigin).port)
    if (cores) {
      execFileSync('taskset', ['-a', '-cp', String(cores.server), String(findListener(appPort))], { stdio: 'ignore' })
    }
    return {
      titleCount,
      appPort,
      databaseUrl: portal.databaseUrl,
      typed,
      requests: {
        browse: [get('/browse')],
        library: [get('/browse/seeded-films')],
        title: rows.map(({ slug }) => get(`/titles/${slug}`)),
        search: typed.map((text) => get(`/search?q=${encodeURIComponent(text)}`)),
      },
      stop: portal.stop,
    }
  } catch (cause) {
    await portal.stop()
    throw cause
  } finally {
    await context.close()
  }
}
