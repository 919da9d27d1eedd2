'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { ChangeFormState } from '#features/library-admin/bulk-change/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type ChangeSubmitProps = {
  action: (previous: ChangeFormState, given: unknown) => Promise<ChangeFormState>
  /** What the form says beside its button. */
  fields: readonly (readonly [string, string])[]
  label: string
  /** Spoken instead of the label, which it contains. */
  name?: string
  variant?: 'primary' | 'secondary'
}

/** One button that does what its page has shown, and says why if it did not; works without scripts. */
export function ChangeSubmit({ action, fields, label, name, variant = 'primary' }: ChangeSubmitProps) {
  const [state, submit, isPending] = useActionState<ChangeFormState, FormData>(action, { code: null })
  const t = useTranslations('errors')
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {t(state.code)}
        </Notice>
      )}
      {fields.map(([field, value], index) => (
        <input key={index} type="hidden" name={field} value={value} />
      ))}
      <Button type="submit" variant={variant} isBusy={isPending} aria-label={name}>
        {label}
      </Button>
    </form>
  )
}
