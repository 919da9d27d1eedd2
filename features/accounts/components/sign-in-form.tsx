'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { signInAction, type FormState } from '#features/accounts/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

export type SignInFormProps = {
  /** A path of the portal. */
  callbackPath: string
  /** What an earlier attempt ended with, when it came here by address. */
  initialMessage: string | null
}

/** E-mail and password; also works before or without its script. */
export function SignInForm({ callbackPath, initialMessage }: SignInFormProps) {
  const [state, submit, isPending] = useActionState<FormState, FormData>(signInAction, { message: initialMessage })
  const t = useTranslations('accounts.signIn')
  return (
    <form action={submit} className="grid gap-5">
      {state.message && !isPending && (
        <Notice tone="danger" isAlert>
          {state.message}
        </Notice>
      )}
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.email}
      />
      <TextField label={t('password')} name="password" type="password" autoComplete="current-password" required />
      <Button type="submit" size="large" isWide isBusy={isPending}>
        {t('submit')}
      </Button>
    </form>
  )
}
