import pg from 'pg'
import { expect, test } from 'vitest'
import { applyMigrations } from '#prisma/migrate.ts'
import { readMigrationFiles } from '#prisma/migration-files.ts'
import { createEmptyDatabase } from './support/test-database.ts'

test('keys of the release before go on under their own ids', async () => {
  const { ownerUrl, close } = await createEmptyDatabase()
  const files = readMigrationFiles()
  const rotation = files.findIndex(({ name }) => name.endsWith('_rotate_signing_keys'))
  await applyMigrations(ownerUrl, files.slice(0, rotation))
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const insert = `INSERT INTO "SigningKey" ("id", "keyGroup", "algorithm", "status", "publicKeyPem", "encryptedPrivateKey", "createdAt", "activatedAt")
      VALUES ($1, 'PLAYBACK', 'EC_P256', $2::"KeyStatus", 'pem', 'sealed', '2026-01-01Z', '2026-01-01Z')`
    await client.query(insert, ['K2SIGNING00001', 'SIGNING'])
    await client.query(insert, ['K2TRUSTED00001', 'TRUSTED'])
    await client.query(insert, ['K2RETIRED00001', 'RETIRED'])
    await applyMigrations(ownerUrl, files)

    const { rows } = await client.query(
      `SELECT "id", "publicKeyId", "status"::text, "removedAt" IS NOT NULL AS "isOut" FROM "SigningKey" ORDER BY "id" DESC`,
    )
    expect(rows).toEqual([
      { id: 'K2TRUSTED00001', publicKeyId: 'K2TRUSTED00001', status: 'RETIRING', isOut: false },
      { id: 'K2SIGNING00001', publicKeyId: 'K2SIGNING00001', status: 'SIGNING', isOut: false },
      { id: 'K2RETIRED00001', publicKeyId: 'K2RETIRED00001', status: 'RETIRED', isOut: true },
    ])
  } finally {
    await client.end()
    await close()
  }
})
