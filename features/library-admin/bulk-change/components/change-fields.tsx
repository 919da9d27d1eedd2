import { useTranslations } from 'next-intl'
import { changeKinds } from '#features/library-admin/bulk-change/schema.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'

export type ChangeFieldsProps = {
  /** What says the selection. */
  fields: readonly (readonly [string, string])[]
  genres: readonly string[]
  /** What stands in the fields. */
  values: Record<string, string>
}

/** Chooses the one change and its value; sends nothing but an address, and nothing is changed by it. */
export function ChangeFields({ fields, genres, values }: ChangeFieldsProps) {
  const t = useTranslations('library-admin.change')
  const table = useTranslations('library-admin.table')
  return (
    <form action="/admin/titles/change" className="grid gap-4">
      {fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <datalist id="known-genres">
        {genres.map((genre) => (
          <option key={genre} value={genre} />
        ))}
      </datalist>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-semibold">{t('what')}</legend>
        {changeKinds.map((kind, index) => (
          <div key={kind} className="grid items-center gap-3 sm:grid-cols-[16rem_minmax(0,20rem)]">
            <label className="flex items-center gap-3">
              <input
                type="radio"
                name="change"
                value={kind}
                defaultChecked={values['change'] ? values['change'] === kind : index === 0}
                className="size-5 accent-accent"
              />
              {t(`kind.${kind}`)}
            </label>
            {kind === 'setStatus' ? (
              <SelectField
                label={t(`value.${kind}`)}
                name={kind}
                defaultValue={values[kind]}
                options={(['PUBLISHED', 'WITHDRAWN', 'DRAFT'] as const).map((status) => ({
                  value: status,
                  label: table(`status.${status}`),
                }))}
              />
            ) : (
              <TextField
                label={t(`value.${kind}`)}
                name={kind}
                defaultValue={values[kind]}
                list={kind === 'addGenre' || kind === 'removeGenre' ? 'known-genres' : undefined}
                inputMode={kind === 'setYear' || kind === 'setAge' ? 'numeric' : undefined}
                maxLength={200}
              />
            )}
          </div>
        ))}
      </fieldset>
      <Button type="submit" variant="secondary" className="justify-self-start">
        {t('preview')}
      </Button>
    </form>
  )
}
