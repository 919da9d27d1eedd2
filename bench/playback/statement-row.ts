import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Row } from '#bench/bench-rows.ts'
import { compare } from '#bench/figures.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import { applyMigrations } from '#prisma/migrate.ts'
import { makeTemporaryHome, removeHome } from '#scripts/portal/home.ts'
import { findFreePorts } from '#scripts/portal/ports.ts'
import { openEmbeddedPostgres } from '#scripts/postgres/embedded.ts'
import { setAppSettings } from '#tests/integration/support/app-settings.ts'
import { createFilm, createMember } from '#tests/integration/support/people-and-films.ts'
import { countStatements } from '#tests/integration/support/statements.ts'

const most = 2

/** Counts at the driver what a renewal sends to a Postgres of its own, BEGIN and COMMIT left out. */
export const statementRow: Row = {
  name: 'statements',
  async run({ rounds }) {
    const home = await makeTemporaryHome()
    const { PG_PORT: port } = await findFreePorts(['PG_PORT'])
    const secret = (): string => randomBytes(16).toString('hex')
    const passwords = { admin: secret(), migrate: secret(), app: secret() }
    const postgres = await openEmbeddedPostgres({
      home: home.path,
      port,
      passwords,
      logPath: join(home.logs, 'postgres.log'),
    })
    try {
      await applyMigrations(postgres.migrateUrl)
      setAppSettings(postgres.appUrl)
      return [
        await compare(
          {
            title: 'database statements for one renewal',
            unit: 'statements',
            first: { name: 'renewal', measure: await prepareRenewal() },
            second: { name: 'as many as there may be', measure: () => Promise.resolve(most) },
            bar: { kind: 'at most', ratio: 1 },
          },
          rounds,
        ),
      ]
    } finally {
      await getDatabase().$disconnect()
      await postgres.stop()
      await removeHome(home.path)
    }
  },
}

async function prepareRenewal(): Promise<() => Promise<number>> {
  const database = getDatabase()
  const now = new Date()
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = {
    id: 'K2BENCH0000001',
    keyGroup: 'PLAYBACK' as const,
    algorithm: 'EC_P256' as const,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  await registerSigningKey(database, key, getSettings('app').KEY_ENCRYPTION_KEYS, now)
  const { library, playableId } = await createFilm(database)
  const { claims } = await createMember(database, library.id, now)
  const context = { now, random: 0.5, clientAddress: null }
  const grant = await issueGrant(playableId, claims, { deviceId: 'bench-device', deviceName: 'Bench' }, context)
  if (!grant.ok) throw new Error(`no grant: ${grant.error.code}`)
  const { grantId } = grant.value
  return async () => {
    const beat = { positionSeconds: 1, state: 'playing' as const }
    const { result, statements } = await countStatements(() => renewGrant(grantId, claims, beat, context))
    if (!result.ok) throw new Error(`no renewal: ${result.error.code}`)
    return statements.length
  }
}
