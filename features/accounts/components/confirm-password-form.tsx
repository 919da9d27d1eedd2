'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { confirmPasswordAction, type FormState } from '#features/accounts/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

export type ConfirmPasswordFormProps = {
  /** The page to come back to, which then finds `isReauthenticated` true. */
  callbackPath: string
}

/** Asks for the password again before what cannot be taken back; also works before or without its script. */
export function ConfirmPasswordForm({ callbackPath }: ConfirmPasswordFormProps) {
  const [state, submit, isPending] = useActionState<FormState, FormData>(confirmPasswordAction, { message: null })
  const t = useTranslations('accounts.confirmPassword')
  return (
    <form action={submit} className="grid max-w-md gap-4">
      {state.message && !isPending && (
        <Notice tone="danger" isAlert>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          className="min-w-0 flex-1 basis-52"
        />
        <Button type="submit" isBusy={isPending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
