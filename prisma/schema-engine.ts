import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine, type DiffTarget } from '@prisma/schema-engine-wasm'

/** Prisma's own schema engine as WebAssembly from npm: the native one is downloaded from elsewhere. */
export function openSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  return SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** The SQL that leads from one Prisma schema to another, `null` being an empty database. No server is needed. */
export async function writeSchemaDifference(from: string | null, to: string): Promise<string> {
  const engine = await openSchemaEngine(noDatabase)
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

function datamodel(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] }
}

const refuse = () => Promise.reject(new Error('comparing two schemas asks no database'))

/** The engine wants a connection even to compare two texts; it asks one thing, the server's version. */
const connection: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'usher-no-database',
  queryRaw: () =>
    Promise.resolve({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18', 180_000]],
    }),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: () => Promise.resolve(),
}

const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: connection.adapterName,
  connect: () => Promise.resolve(connection),
  connectToShadowDb: () => Promise.resolve(connection),
}
