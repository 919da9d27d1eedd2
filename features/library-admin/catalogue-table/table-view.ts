import { first, type AddressFields } from '#core/address-fields.ts'

/** The orders of the table; each ends in the title's id. */
export const tableSorts = ['changed', 'newest', 'oldest', 'name', 'name-z', 'year', 'year-old'] as const
export type TableSort = (typeof tableSorts)[number]

export const titleKinds = ['FILM', 'SERIES', 'ALBUM'] as const
export const titleStatuses = ['DRAFT', 'SCHEDULED', 'PUBLISHED', 'WITHDRAWN'] as const
export const preparations = ['failed', 'running', 'none'] as const

/** What may stand beside a title's name. */
// prettier-ignore
export const tableColumns = ['library', 'kind', 'status', 'year', 'genres', 'age', 'languages', 'preparation', 'changed'] as const
export type TableColumn = (typeof tableColumns)[number]
const usualColumns: readonly TableColumn[] = ['library', 'kind', 'status', 'year', 'genres', 'preparation', 'changed']

/** What the table shows, as its address says it. `null` narrows nothing. */
export type TableView = {
  /** A name or a part of one; empty for all. */
  search: string
  /** The library's slug. */
  library: string | null
  kind: (typeof titleKinds)[number] | null
  status: (typeof titleStatuses)[number] | null
  genre: string | null
  year: number | null
  /** `failed`: a part whose newest version failed; `running`: one is being prepared; `none`: nothing can be played. */
  preparation: (typeof preparations)[number] | null
  sort: TableSort
  /** In the order of `tableColumns`. */
  columns: readonly TableColumn[]
}

/** The table without any narrowing, the last changed first. */
export const wholeTable: TableView = {
  ...{ search: '', library: null, kind: null, status: null, genre: null, year: null, preparation: null },
  sort: 'changed',
  columns: usualColumns,
}

/** Control characters are left out: Postgres keeps no NUL in a text. */
const unseen = /[\p{Cc}\p{Cf}]+/gu
const longestText = 100

/** Reads a view from an address. What is unknown or not in the form expected is as if it were not there. */
export function readTableView(fields: AddressFields): TableView {
  const text = (name: string) =>
    first(fields[name]).toWellFormed().replace(unseen, ' ').trim().slice(0, longestText).toWellFormed()
  const oneOf = <Known extends string>(known: readonly Known[], name: string) =>
    known.find((key) => key === first(fields[name])) ?? null
  const year = /^[1-9]\d{3}$/.exec(text('year'))?.[0]
  const chosen = new Set([fields['columns'] ?? []].flat().flatMap((field) => field.split(',')))
  const columns = tableColumns.filter((column) => chosen.has(column))
  return {
    search: text('q'),
    library: /^[a-z0-9-]{1,60}$/.exec(text('library'))?.[0] ?? null,
    kind: oneOf(titleKinds, 'kind'),
    status: oneOf(titleStatuses, 'status'),
    genre: text('genre') || null,
    year: year === undefined ? null : Number(year),
    preparation: oneOf(preparations, 'preparation'),
    sort: oneOf(tableSorts, 'sort') ?? 'changed',
    columns: columns.length > 0 ? columns : usualColumns,
  }
}

/** The address of a view: it may be kept, sent and opened again. Says nothing of what is as usual. */
export function writeTablePath(view: TableView, more: Record<string, string> = {}): string {
  const columns = view.columns.join(',')
  const fields: [string, string | null][] = [
    ['q', view.search],
    ['library', view.library],
    ['kind', view.kind],
    ['status', view.status],
    ['genre', view.genre],
    ['year', view.year === null ? null : String(view.year)],
    ['preparation', view.preparation],
    ['sort', view.sort === 'changed' ? null : view.sort],
    ['columns', columns === usualColumns.join(',') ? null : columns],
    ...Object.entries(more),
  ]
  const query = new URLSearchParams(fields.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
  return query === '' ? '/admin/titles' : `/admin/titles?${query}`
}

/** Whether anything is left out of the table. */
export function isNarrowed({ search, library, kind, status, genre, year, preparation }: TableView): boolean {
  return search !== '' || [library, kind, status, genre, year, preparation].some((filter) => filter !== null)
}
