'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { setPasswordAction, type FormState } from '#features/accounts/actions.ts'
import { passwordLength } from '#features/accounts/schema.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Sets the password of a set-up link. Only its button uses the link up: mail scanners open pages, they do not press. */
export function SetPasswordForm({ token }: { token: string }) {
  const [state, submit, isPending] = useActionState<FormState, FormData>(setPasswordAction, { message: null })
  const t = useTranslations('accounts.setPassword')
  return (
    <form action={submit} className="grid gap-5">
      {state.message && !isPending && (
        <Notice tone="danger" isAlert>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField
        label={t('password')}
        hint={t('hint', { least: passwordLength.least })}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength.least}
        maxLength={passwordLength.most}
      />
      <Button type="submit" size="large" isWide isBusy={isPending}>
        {t('submit')}
      </Button>
    </form>
  )
}
