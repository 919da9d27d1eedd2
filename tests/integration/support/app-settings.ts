import { randomBytes } from 'node:crypto'

/** Gives this test process the settings of an app on the given database, before any of them is read. */
export function setAppSettings(databaseUrl: string): void {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    APP_ORIGIN: 'https://portal.example',
    EXTRA_APP_ORIGINS: '',
    MEDIA_ORIGIN: 'https://portal.example',
    SESSION_SECRET: randomBytes(32).toString('hex'),
    KEY_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    NODE_ENV: 'test',
  })
}
