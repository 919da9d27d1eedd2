import { defineConfig } from '@playwright/test'

// One portal serves every spec; each spec makes its own people. Chromium is found by scripts/chromium.ts.
const executablePath = process.env['CHROMIUM_PATH']
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Pictures are decoded and drawn without a graphics card; a busy machine takes its time.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    ...(executablePath ? {} : { channel: 'chromium' }),
    viewport: { width: 1280, height: 800 },
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...asRoot, '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
  projects: [
    // The app on its port, media on the edge's: another origin, cookies and all.
    { name: 'cross-origin', metadata: { form: 'cross-origin' }, testIgnore: 'alone/**' },
    // One host for both, as in production: the edge hands everything but media on to the app.
    { name: 'one-host', metadata: { form: 'one-host' }, testMatch: ['journeys/member-watches.spec.ts', 'attacks/**'] },
    // What changes the portal for everybody, when nobody else is there.
    {
      name: 'alone',
      metadata: { form: 'cross-origin' },
      testMatch: 'alone/**',
      dependencies: ['cross-origin', 'one-host'],
    },
  ],
})
