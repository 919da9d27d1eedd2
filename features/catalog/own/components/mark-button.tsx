'use client'

import { useActionState, type ReactNode } from 'react'
import type { MarkState } from '#features/catalog/own/actions.ts'
import { buttonStyle, type ButtonVariant } from '#ui/button-style.ts'

export type MarkButtonProps = {
  action: (previous: MarkState, form: FormData) => Promise<MarkState>
  /** What the action needs to know, by field. */
  fields: Record<string, string>
  isOn: boolean
  /** What is drawn: while an attempt is under way it already stands as it will. */
  on: ReactNode
  off: ReactNode
  /** Spoken while it is off and while it is on; the visible words are part of them. */
  labels: { on: string; off: string }
  /** Its label stays the same and says what is pressed or not; else the label says what pressing does. */
  isPressable?: boolean
  size?: 'small' | 'medium' | 'large'
  variant?: ButtonVariant
  className?: string
}

/** A button that is on or off, and a form: it works without scripts, and shows the outcome at once where it can. */
export function MarkButton({
  action,
  fields,
  isOn,
  on,
  off,
  labels,
  isPressable = false,
  size = 'medium',
  ...look
}: MarkButtonProps) {
  const [state, submit, isPending] = useActionState<MarkState, FormData>(action, { message: null })
  const isShownOn = isPending ? !isOn : isOn
  return (
    <form action={submit} className="inline-grid gap-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="wanted" value={isOn ? 'off' : 'on'} />
      <button
        type="submit"
        aria-label={isShownOn ? labels.on : labels.off}
        title={isShownOn ? labels.on : labels.off}
        className={buttonStyle({ variant: look.variant ?? 'secondary', size, className: look.className })}
        {...(isPressable ? { 'aria-pressed': isShownOn } : {})}
      >
        {isShownOn ? on : off}
      </button>
      {state.message && !isPending && (
        <span role="alert" className="max-w-52 text-sm text-danger-fg">
          {state.message}
        </span>
      )}
    </form>
  )
}
