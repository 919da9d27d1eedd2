import Form from 'next/form'
import { useLocale, useTranslations } from 'next-intl'
import {
  preparations,
  tableColumns,
  tableSorts,
  titleKinds,
  titleStatuses,
  type TableView,
} from '#features/library-admin/catalogue-table/table-view.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'

export type TableFiltersProps = {
  view: TableView
  libraries: { slug: string; name: string }[]
  genres: string[]
}

/** Search, filters, order and columns of the table: a form that works without scripts. */
export function TableFilters({ view, libraries, genres }: TableFiltersProps) {
  const t = useTranslations('library-admin.table')
  const locale = useLocale()
  const any = { value: '', label: t('any') }
  const { kind, genre, year, preparation } = view
  const isFurther = [kind, genre, year, preparation].some((filter) => filter !== null)
  const genreOptions = genres.toSorted((one, other) => one.localeCompare(other, locale))
  return (
    <Form key={JSON.stringify(view)} action="/admin/titles" aria-label={t('narrow')} className="grid gap-4">
      <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]">
        <TextField
          label={t('search')}
          name="q"
          type="search"
          defaultValue={view.search}
          maxLength={100}
          className="col-span-2 lg:col-span-1"
        />
        <SelectField
          label={t('column.library')}
          name="library"
          defaultValue={view.library ?? ''}
          options={[any, ...libraries.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
        <SelectField
          label={t('column.status')}
          name="status"
          defaultValue={view.status ?? ''}
          options={[any, ...titleStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))]}
        />
        <Button type="submit" variant="secondary" className="col-span-2 justify-self-start lg:col-span-1">
          {t('apply')}
        </Button>
      </div>
      <details open={isFurther} className="rounded-panel border border-line bg-surface px-5 py-3">
        <summary className="cursor-pointer font-semibold">{t('further')}</summary>
        <div className="mt-3 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 xl:grid-cols-5">
          <SelectField
            label={t('column.kind')}
            name="kind"
            defaultValue={view.kind ?? ''}
            options={[any, ...titleKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
          />
          <SelectField
            label={t('genre')}
            name="genre"
            defaultValue={view.genre ?? ''}
            options={[any, ...genreOptions.map((genre) => ({ value: genre, label: genre }))]}
          />
          <TextField
            label={t('column.year')}
            name="year"
            inputMode="numeric"
            pattern="[1-9][0-9]{3}"
            title={t('yearForm')}
            defaultValue={view.year ?? ''}
          />
          <SelectField
            label={t('column.preparation')}
            name="preparation"
            defaultValue={view.preparation ?? ''}
            options={[any, ...preparations.map((state) => ({ value: state, label: t(`preparations.${state}`) }))]}
          />
          <SelectField
            label={t('sort')}
            name="sort"
            defaultValue={view.sort}
            options={tableSorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
          />
        </div>
        <fieldset className="mt-5 flex flex-wrap gap-x-6 gap-y-3">
          <legend className="mb-2 text-sm font-semibold">{t('columns')}</legend>
          {tableColumns.map((column) => (
            <CheckField key={column} name="columns" value={column} defaultChecked={view.columns.includes(column)}>
              {t(`column.${column}`)}
            </CheckField>
          ))}
        </fieldset>
      </details>
    </Form>
  )
}
