import pg from 'pg'

/** Runs `work` and lists the SQL texts that reached Postgres meanwhile, transaction control left out. */
export async function countStatements<Value>(
  work: () => Promise<Value>,
): Promise<{ result: Value; statements: string[] }> {
  const statements: string[] = []
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...input: unknown[]) {
    const [query] = input as [string | { text: string }]
    const text = typeof query === 'string' ? query : query.text
    if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SET )/i.test(text)) statements.push(text)
    return Reflect.apply(original, this, input)
  } as typeof original
  try {
    return { result: await work(), statements }
  } finally {
    pg.Client.prototype.query = original
  }
}
