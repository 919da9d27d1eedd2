import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'

const units = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
  { value: 'years', label: 'years' },
]

/** How long, from when, and from where: what both kinds of share ask for. */
export function ShareTermsFields({ length, unit, most }: { length: number; unit: string; most: string }) {
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <TextField label="Valid for" name="length" type="number" min={1} step={1} required defaultValue={length} />
        <SelectField label="Unit" name="unit" options={units} defaultValue={unit} />
        <p className="col-span-2 -mt-2 text-sm text-muted">{most}</p>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-4">
        <TextField
          label="Not before (optional)"
          name="startsAt"
          type="datetime-local"
          hint="In UTC; the length counts from then."
        />
        <TextField
          label="Only from (optional)"
          name="sourceNetwork"
          maxLength={60}
          placeholder="203.0.113.0/24"
          hint="One IPv4 address or network."
        />
      </div>
    </>
  )
}
