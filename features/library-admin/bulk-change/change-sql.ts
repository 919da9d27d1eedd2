import 'server-only'
import { narrowTable } from '#features/library-admin/catalogue-table/narrow-table.ts'
import type { TableView } from '#features/library-admin/catalogue-table/table-view.ts'
import { Prisma } from '#platform/database.ts'
import type { TitleChange } from './schema.ts'

/** Which titles: those chosen one by one, or all of a view. */
export type Selection = { ids: readonly string[] } | { view: TableView }

/** A title bears at most so many genres. */
const mostGenres = 10

type ChangeSql = {
  column: Prisma.Sql
  /** The column's value afterwards, of a title `t`. */
  after: Prisma.Sql
  /** Whether the change makes any difference to a title `t`. */
  differs: Prisma.Sql
  /** The column's value out of a row `r` that keeps it. */
  restored: Prisma.Sql
}

const kept = Prisma.sql`(r."before" #>> '{}')`
const keptList = Prisma.sql`ARRAY(SELECT jsonb_array_elements_text(r."before"))`

/** The titles of the selection, as a condition on a title `t`. */
export function selectInSql(selection: Selection): Prisma.Sql {
  return 'ids' in selection ? Prisma.sql`t."id" = ANY (${[...selection.ids]}::uuid[])` : narrowTable(selection.view)
}

/** What a change is in SQL. One that would make no difference to a title leaves it alone. */
export function changeInSql(change: TitleChange): ChangeSql {
  switch (change.kind) {
    case 'addGenre':
      return {
        column: Prisma.sql`"genres"`,
        after: Prisma.sql`t."genres" || ${change.value}::text`,
        differs: Prisma.sql`NOT t."genres" @> ARRAY[${change.value}]::text[] AND cardinality(t."genres") < ${mostGenres}`,
        restored: keptList,
      }
    case 'removeGenre':
      return {
        column: Prisma.sql`"genres"`,
        after: Prisma.sql`array_remove(t."genres", ${change.value}::text)`,
        differs: Prisma.sql`t."genres" @> ARRAY[${change.value}]::text[]`,
        restored: keptList,
      }
    case 'setYear':
      return setting(Prisma.sql`"year"`, Prisma.sql`${change.value}::int`, Prisma.sql`${kept}::int`)
    case 'setAge':
      return setting(Prisma.sql`"maturityAge"`, Prisma.sql`${change.value}::int`, Prisma.sql`${kept}::int`)
    case 'setLanguages':
      return setting(Prisma.sql`"audioLanguages"`, Prisma.sql`${change.value}::text[]`, keptList)
    case 'setStatus':
      return setting(
        Prisma.sql`"status"`,
        Prisma.sql`${change.value}::"TitleStatus"`,
        Prisma.sql`${kept}::"TitleStatus"`,
      )
  }
}

/** How to put back what a change of this kind replaced; the value that it set does not matter. */
export function undoInSql({ kind }: Pick<TitleChange, 'kind'>): Pick<ChangeSql, 'column' | 'restored'> {
  const status = { kind: 'setStatus', value: 'DRAFT' } as const
  const list = { kind: 'setLanguages', value: [] as string[] } as const
  const number = kind === 'setYear' || kind === 'setAge' ? ({ kind, value: null } as const) : null
  const genres = kind === 'addGenre' || kind === 'removeGenre' ? ({ kind, value: '' } as const) : null
  return changeInSql(number ?? genres ?? (kind === 'setStatus' ? status : list))
}

function setting(column: Prisma.Sql, value: Prisma.Sql, restored: Prisma.Sql): ChangeSql {
  return { column, after: value, differs: Prisma.sql`t.${column} IS DISTINCT FROM ${value}`, restored }
}
