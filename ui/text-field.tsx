import { useId, type InputHTMLAttributes } from 'react'
import { classList } from './class-list.ts'

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & {
  label: string
  /** Shown always, below the field: what form is wanted, never what went wrong. */
  hint?: string
  /** What is wrong and how to mend it. Marks the field invalid and is read with it. */
  error?: string | undefined
  className?: string
}

/** One line of text with its label, hint and error tied to it. */
export function TextField({ label, hint, error, className, ...input }: TextFieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')

  return (
    <div className={classList('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={classList(
          'min-h-11 w-full rounded-control border bg-surface px-3.5 text-base text-fg placeholder:text-muted',
          'disabled:opacity-55',
          error ? 'border-danger-fg' : 'border-line-strong',
        )}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger-fg">
          {error}
        </p>
      )}
    </div>
  )
}
