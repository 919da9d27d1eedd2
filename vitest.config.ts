import react from '@vitejs/plugin-react'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** Code of the server sees the packages that React's server does: `server-only` loads, client modules do not. */
const serverConditions = { ssr: { resolve: { conditions: ['react-server', 'node'] } } }

function serverProject(
  name: string,
  include: string[],
  test: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return { ...serverConditions, test: { name, include, environment: 'node', ...test } }
}

const withPostgres = { globalSetup: ['tests/integration/support/postgres-setup.ts'] }
/** What starts databases and encoders first: a busy machine is slow, and that is no fault of what is tested. */
const hookTimeout = 60_000
const unitFolders = 'core,platform,features,jobs,worker,local,scripts,prisma,app,bench'

export default defineConfig({
  test: {
    projects: [
      // Pure code needs no process for each file: starting them would be three quarters of the time.
      serverProject(
        'node',
        [`{${unitFolders}}/**/*.test.ts`, 'tests/{architecture,docs}/**/*.test.ts', 'tests/*.test.ts'],
        { isolate: false },
      ),
      {
        plugins: [react()],
        test: {
          ...{ name: 'dom', include: ['{ui,player}/**/*.test.{ts,tsx}'], environment: 'happy-dom' },
          isolate: false,
        },
      },
      serverProject('integration', ['tests/integration/**/*.test.ts'], {
        ...withPostgres,
        hookTimeout,
        testTimeout: 30_000,
      }),
      serverProject('conformance', ['tests/conformance/**/*.test.ts'], {
        hookTimeout,
        testTimeout: 60_000,
        expect: { poll: { timeout: 20_000 } },
      }),
      serverProject('faults', ['tests/faults/**/*.test.ts'], { ...withPostgres, hookTimeout, testTimeout: 120_000 }),
    ],
  },
})
