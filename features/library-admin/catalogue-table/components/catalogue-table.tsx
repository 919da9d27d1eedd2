import Link from 'next/link'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CatalogueRow } from '#features/library-admin/catalogue-table/list-catalogue.ts'
import {
  writeTablePath,
  type TableColumn,
  type TableSort,
  type TableView,
} from '#features/library-admin/catalogue-table/table-view.ts'
import { Badge, type BadgeTone } from '#ui/badge.tsx'
import { DataTable } from '#ui/data-table.tsx'

const statusTones: Record<CatalogueRow['status'], BadgeTone> = {
  DRAFT: 'neutral',
  SCHEDULED: 'accent',
  PUBLISHED: 'success',
  WITHDRAWN: 'danger',
}

/** The orders that a heading leads to: the first where the table stands otherwise, then one and the other in turn. */
const headingSorts: Partial<Record<TableColumn | 'name', readonly TableSort[]>> = {
  name: ['name', 'name-z'],
  year: ['year', 'year-old'],
  changed: ['changed'],
}
const rising: readonly TableSort[] = ['name', 'year-old', 'oldest']

export type CatalogueTableProps = {
  view: TableView
  rows: readonly CatalogueRow[]
  /** Gives each line a box to tick, `id` of the form around the table. */
  mayChoose: boolean
}

/** The titles of one page of the table, one a line; headings that order it are links, so that they need no script. */
export function CatalogueTable({ view, rows, mayChoose }: CatalogueTableProps) {
  const t = useTranslations('library-admin.table')
  const choice = useTranslations('library-admin.change')
  const heading = (column: TableColumn | 'name') => (
    <Heading key={column} view={view} column={column} label={t(`column.${column}`)} />
  )
  return (
    <DataTable
      label={t('title')}
      className="min-w-180"
      head={
        <>
          {mayChoose && <td />}
          {heading('name')}
          {view.columns.map(heading)}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id} className="border-t border-line hover:bg-raised has-checked:bg-raised">
          {mayChoose && (
            <td className="ps-4">
              <input
                type="checkbox"
                name="id"
                value={row.id}
                aria-label={choice('choose', { name: row.name })}
                className="block size-5 accent-accent"
              />
            </td>
          )}
          <th scope="row" className="max-w-80 px-4 py-2.5 text-start font-medium">
            <Link href={`/titles/${row.slug}`} prefetch={false} className="block truncate text-fg">
              {row.name}
            </Link>
          </th>
          {view.columns.map((column) => (
            <td key={column} className="px-4 py-2.5">
              <Cell row={row} column={column} />
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  )
}

function Heading({ view, column, label }: { view: TableView; column: TableColumn | 'name'; label: string }) {
  const sorts = headingSorts[column]
  const isSorted = sorts?.includes(view.sort) ?? false
  const next = sorts && (sorts[(sorts.indexOf(view.sort) + 1) % sorts.length] ?? sorts[0])
  const direction = rising.includes(view.sort) ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      aria-sort={isSorted ? direction : undefined}
      className="px-4 py-3 text-start font-semibold whitespace-nowrap"
    >
      {next ? (
        <Link href={writeTablePath({ ...view, sort: next })} prefetch={false} className="text-inherit">
          {label}
          {isSorted && <span aria-hidden="true"> {direction === 'ascending' ? '↑' : '↓'}</span>}
        </Link>
      ) : (
        label
      )}
    </th>
  )
}

function Cell({ row, column }: { row: CatalogueRow; column: TableColumn }): ReactNode {
  const t = useTranslations('library-admin.table')
  const format = useFormatter()
  const locale = useLocale()
  switch (column) {
    case 'library':
      return <span className="whitespace-nowrap">{row.libraryName}</span>
    case 'kind':
      return t(`kind.${row.kind}`)
    case 'status':
      return <Badge tone={statusTones[row.status]}>{t(`status.${row.status}`)}</Badge>
    case 'year':
      return row.year ?? t('nothing')
    case 'genres':
      return <span className="block max-w-56 truncate">{row.genres.join(', ') || t('nothing')}</span>
    case 'age':
      return row.maturityAge ?? t('nothing')
    case 'languages':
      return row.audioLanguages.length > 0
        ? row.audioLanguages.map((tag) => nameLanguage(tag, locale)).join(', ')
        : t('nothing')
    case 'preparation':
      return (
        <span className={row.failed > 0 ? 'font-medium whitespace-nowrap text-danger-fg' : 'whitespace-nowrap'}>
          {row.failed > 0 ? t('failed', { failed: row.failed }) : t('ready', { ready: row.ready, parts: row.parts })}
        </span>
      )
    case 'changed':
      return (
        <time dateTime={row.updatedAt.toISOString()} className="whitespace-nowrap">
          {format.dateTime(row.updatedAt, 'moment')}
        </time>
      )
  }
}

/** The language's name in the reader's; a tag that names none stays as it is. */
function nameLanguage(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
