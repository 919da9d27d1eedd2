import Form from 'next/form'
import { useLocale, useTranslations } from 'next-intl'
import { lengthKeys, sortKeys, writeFilters } from '#features/catalog/browse/filters.ts'
import type { Facet, FacetKind } from '#features/catalog/browse/facets.ts'
import type { TitlePages } from '#features/catalog/browse/title-pages.ts'
import { nameLanguage } from '#features/catalog/language-name.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'

/** What a list may be narrowed to and in which order it stands: a form that works without scripts. */
export function FilterForm({ list }: { list: TitlePages }) {
  const t = useTranslations('catalog.filter')
  const locale = useLocale()
  const { path, filters, facets } = list
  const any = { value: '', label: t('any') }
  const offer = (kind: FacetKind, name: (facet: Facet) => string) => {
    const own = facets
      .filter((facet) => facet.kind === kind)
      .map((facet) => ({ value: facet.slug, label: name(facet) }))
    return own.toSorted((one, other) => one.label.localeCompare(other.label, locale))
  }
  const languageOf = ({ slug }: Facet) => nameLanguage(slug, locale)
  const genres = offer('genre', ({ name }) => name)
  const decades = offer('decade', ({ slug }) => t('decadeName', { decade: slug })).toReversed()
  const audio = offer('audio', languageOf)
  const captions = offer('captions', languageOf)
  return (
    <Form
      key={JSON.stringify(writeFilters(filters))}
      action={path}
      aria-label={t('heading')}
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:flex lg:flex-wrap [&>*]:lg:min-w-36 [&>*]:lg:flex-1"
    >
      {filters.year !== null && <input type="hidden" name="year" value={filters.year} />}
      {genres.length > 0 && (
        <SelectField
          label={t('genre')}
          name="genre"
          defaultValue={filters.genre?.slug ?? ''}
          options={[any, ...genres]}
        />
      )}
      {decades.length > 0 && (
        <SelectField
          label={t('decade')}
          name="decade"
          defaultValue={filters.decade?.slug ?? ''}
          options={[any, ...decades]}
        />
      )}
      <SelectField
        label={t('length')}
        name="length"
        defaultValue={filters.length ?? ''}
        options={[any, ...lengthKeys.map((key) => ({ value: key, label: t(`lengths.${key}`) }))]}
      />
      {audio.length > 0 && (
        <SelectField
          label={t('audio')}
          name="audio"
          defaultValue={filters.audio?.slug ?? ''}
          options={[any, ...audio]}
        />
      )}
      {captions.length > 0 && (
        <SelectField
          label={t('captions')}
          name="captions"
          defaultValue={filters.captions?.slug ?? ''}
          options={[any, ...captions]}
        />
      )}
      <SelectField
        label={t('sort')}
        name="sort"
        defaultValue={filters.sort}
        options={sortKeys.map((key) => ({ value: key, label: t(`sorts.${key}`) }))}
      />
      <Button type="submit" variant="secondary" className="lg:max-w-36">
        {t('apply')}
      </Button>
    </Form>
  )
}
