import { findTerms } from '#features/catalog/find-terms.ts'
import { readSearchText } from '#features/catalog/search-text.ts'
import { getDatabase } from '#platform/database.ts'
import { setAppSettings } from '#tests/integration/support/app-settings.ts'
import type { SeededPortal } from './seeded-portal.ts'

/** Searches as the app does, from this process: what is measured is the database and the driver's way to it. */
export function measureSearch({ databaseUrl, typed }: SeededPortal) {
  setAppSettings(databaseUrl)
  return {
    /** The 95th percentile of one search for each text, one after another, in milliseconds. */
    async percentile95(): Promise<number> {
      const times: number[] = []
      for (const text of typed) {
        const startedAt = performance.now()
        await findTerms(null, readSearchText(text), new Date())
        times.push(performance.now() - startedAt)
      }
      return times.toSorted((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
    },
    close: () => getDatabase().$disconnect(),
  }
}
