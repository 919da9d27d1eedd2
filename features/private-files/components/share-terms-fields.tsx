import { useTranslations } from 'next-intl'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'

const units = ['minutes', 'hours', 'days', 'years'] as const

/** How long, from when, and from where: what both kinds of share ask for. */
export function ShareTermsFields({ length, unit, most }: { length: number; unit: string; most: string }) {
  const t = useTranslations('private-files.forms.terms')
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <TextField label={t('length')} name="length" type="number" min={1} step={1} required defaultValue={length} />
        <SelectField
          label={t('unit')}
          name="unit"
          options={units.map((value) => ({ value, label: t(value) }))}
          defaultValue={unit}
        />
        <p className="col-span-2 -mt-2 text-sm text-muted">{most}</p>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-4">
        <TextField label={t('startsAt')} name="startsAt" type="datetime-local" hint={t('startsAtHint')} />
        <TextField
          label={t('source')}
          name="sourceNetwork"
          maxLength={60}
          placeholder="203.0.113.0/24"
          hint={t('sourceHint')}
        />
      </div>
    </>
  )
}
