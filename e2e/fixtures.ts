import { test as base } from '@playwright/test'
import { openDatabase, type Database } from '#platform/database.ts'
import { createPeople } from './support/people.ts'
import { readPortalState, type PortalState } from './support/portal-state.ts'

type WorkerFixtures = { portal: PortalState; database: Database }
type Fixtures = {
  /** The portal's address in the form under test: the app's own port, or the one host that serves everything. */
  origin: string
  people: ReturnType<typeof createPeople>
}

/** Each test makes its own people and removes them after, so that specs run in parallel and in any order. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  portal: [({}, use) => use(readPortalState()), { scope: 'worker' }],
  database: [
    async ({ portal }, use) => {
      const database = openDatabase(portal.databaseUrl, 3)
      await use(database)
      await database.$disconnect()
    },
    { scope: 'worker' },
  ],
  origin: ({ portal }, use, { project }) =>
    use(project.metadata['form'] === 'one-host' ? portal.edgeOrigin : portal.appOrigin),
  people: async ({ database, portal, origin }, use) => {
    const people = createPeople(database, portal, origin)
    await use(people)
    await people.remove()
  },
})

export { expect } from '@playwright/test'
