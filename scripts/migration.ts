import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationsFolder } from '#prisma/migration-files.ts'
import { writeSchemaDifference } from '#prisma/schema-engine.ts'

/**
 * `npm run migration -- NAME`: writes the SQL that leads from the schema as last migrated (`migrations/schema.prisma`)
 * to the schema as it is, for its author to read and complete, and takes the new schema as the migrated one.
 */
const name = process.argv[2]
if (name === undefined || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  process.stderr.write('usage: npm run migration -- NAME, with NAME like add_watch_parties\n')
  process.exit(2)
}

const schemaPath = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url))
const migratedPath = join(migrationsFolder, 'schema.prisma')
const sql = await writeSchemaDifference(readFileSync(migratedPath, 'utf8'), readFileSync(schemaPath, 'utf8'))
if (sql.trim() === '' || sql.includes('This is an empty migration')) {
  process.stdout.write('The schema has not changed since the last migration: nothing to write.\n')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), sql)
  copyFileSync(schemaPath, migratedPath)
  process.stdout.write(`Wrote ${folder}/migration.sql: read it, and add the rules that Prisma cannot state.\n`)
}
