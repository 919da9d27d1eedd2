import { useId, type SelectHTMLAttributes } from 'react'
import { classList } from './class-list.ts'

export type SelectFieldProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'> & {
  label: string
  options: readonly { value: string; label: string }[]
  className?: string
}

/** A choice of one from a few, with its label: the platform's own list. */
export function SelectField({ label, options, className, ...select }: SelectFieldProps) {
  const id = useId()
  return (
    <div className={classList('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <select
        {...select}
        id={id}
        className="min-h-11 w-full rounded-control border border-line-strong bg-surface px-3 text-base text-fg disabled:opacity-55"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
