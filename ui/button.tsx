import type { ButtonHTMLAttributes } from 'react'
import { buttonStyle, type ButtonLook } from './button-style.ts'
import { Spinner } from './spinner.tsx'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> &
  ButtonLook & {
    /** Shows a spinner and takes no second press; the label stays, so that the width does and screen readers know it. */
    isBusy?: boolean
  }

/** A button; `type` is `button` unless said otherwise. */
export function Button({ variant, size, isWide, className, isBusy = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonStyle({ variant, size, isWide, className })}
      disabled={rest.disabled === true || isBusy}
      aria-busy={isBusy || undefined}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  )
}
