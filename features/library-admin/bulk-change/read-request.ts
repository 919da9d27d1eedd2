import { first, type AddressFields } from '#core/address-fields.ts'
import { readTableView } from '#features/library-admin/catalogue-table/table-view.ts'
import type { Selection } from './change-sql.ts'
import { chosenIdsSchema, titleChangeSchema, type TitleChange } from './schema.ts'

/**
 * Which titles an address means: those ticked, or all of its view. `null` where none was ticked, and where the view that
 * was meant cannot be told.
 */
export function readSelection(fields: AddressFields): Selection | null {
  if (first(fields['scope']) === 'view') return { view: readTableView(fields) }
  const ids = chosenIdsSchema.safeParse([fields['id'] ?? []].flat())
  return ids.success ? { ids: ids.data } : null
}

/** The change that an address asks for; `null` where none is, or not in the form expected. */
export function readChange(fields: AddressFields): TitleChange | null {
  const kind = first(fields['change'])
  return titleChangeSchema.safeParse({ kind, value: first(fields[kind]) }).data ?? null
}

/** The fields that say selection and change again, for forms that go on from here. */
export function listRequestFields(fields: AddressFields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((text): [string, string] => [name, text]),
  )
}
