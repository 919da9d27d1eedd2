import pg from 'pg'

/** What a database is made of, one line a thing, so that two of them compare as sets. */
export async function readCatalogue(url: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const lines = new Set<string>()
    for (const query of queries) {
      const { rows } = await client.query<{ line: string }>(query)
      for (const { line } of rows) lines.add(line)
    }
    return lines
  } finally {
    await client.end()
  }
}

const publicTable = `n.nspname = 'public' AND c.relname <> '_prisma_migrations'`

const queries = [
  // Tables and columns: name, type with length, nullability, default
  `SELECT format('column %s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')) AS line
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND ${publicTable}`,
  // Indexes, unique ones and primary keys among them
  `SELECT format('index %s', pg_get_indexdef(i.indexrelid)) AS line
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${publicTable}`,
  // Foreign keys and check constraints; NOT NULL stands with the column
  `SELECT format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype IN ('f', 'c', 'x') AND ${publicTable}`,
  // Enumerations, their values in order
  `SELECT format('enum %s (%s)', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)) AS line
     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE n.nspname = 'public' GROUP BY t.typname`,
  `SELECT format('trigger %s.%s', c.relname, t.tgname) AS line
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND ${publicTable}`,
]
