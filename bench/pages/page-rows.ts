import { join } from 'node:path'
import type { Row, RowContext } from '#bench/bench-rows.ts'
import { compare, type Contender, type Figures } from '#bench/figures.ts'
import { load } from '#bench/load.ts'
import { measureSearch } from './search-time.ts'
import { startSeededPortal, type PageKind, type SeededPortal } from './seeded-portal.ts'

const [few, many] = [100, 100_000]
const kinds: readonly PageKind[] = ['browse', 'library', 'title', 'search']
/** Compiling and filling caches is not what is compared. */
const warmUpSeconds = 8
const longestSearchMilliseconds = 50

/** What one request takes on average, one after another over one connection. */
async function timeOf(context: RowContext, portal: SeededPortal, kind: PageKind, seconds: number): Promise<number> {
  const scratchPath = join(context.folder, `requests-${portal.titleCount}`)
  const seen = await load({
    port: portal.appPort,
    requests: portal.requests[kind],
    seconds,
    connections: 1,
    scratchPath,
  })
  return 1_000 / seen.requestsPerSecond
}

async function comparePages(context: RowContext, small: SeededPortal, large: SeededPortal): Promise<Figures[]> {
  const figures: Figures[] = []
  for (const kind of kinds) {
    for (const portal of [small, large]) await timeOf(context, portal, kind, warmUpSeconds)
    const at = (portal: SeededPortal): Contender => ({
      name: `${portal.titleCount.toLocaleString('en')} titles`,
      measure: () => timeOf(context, portal, kind, context.seconds),
    })
    figures.push(
      await compare(
        {
          title: `${kind} page for a visitor, at ${many.toLocaleString('en')} titles against ${few}`,
          unit: 'ms',
          first: at(large),
          second: at(small),
          bar: { kind: 'at most', ratio: 1.3 },
        },
        context.rounds,
      ),
    )
  }
  return figures
}

async function compareSearch(context: RowContext, large: SeededPortal): Promise<Figures> {
  const search = measureSearch(large)
  try {
    return await compare(
      {
        title: `search of names with slips among ${many.toLocaleString('en')} titles, 95th percentile, the driver included`,
        unit: 'ms',
        first: { name: 'from the text to the names', measure: search.percentile95 },
        second: { name: 'as long as it may take', measure: () => Promise.resolve(longestSearchMilliseconds) },
        bar: { kind: 'at most', ratio: 1 },
      },
      context.rounds,
    )
  } finally {
    await search.close()
  }
}

export const pageRows: readonly Row[] = [
  {
    name: 'pages',
    async run(context) {
      const small = await startSeededPortal(few)
      try {
        const large = await startSeededPortal(many)
        try {
          return [...(await comparePages(context, small, large)), await compareSearch(context, large)]
        } finally {
          await large.stop()
        }
      } finally {
        await small.stop()
      }
    },
  },
]
