'use client'

import { useActionState } from 'react'
import { errorTable } from '#core/errors.ts'
import { setPasswordAction, type FormState } from '#features/accounts/actions.ts'
import { passwordLength } from '#features/accounts/schema.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

/** Sets the password of a set-up link. Only its button uses the link up: mail scanners open pages, they do not press. */
export function SetPasswordForm({ token }: { token: string }) {
  const [state, submit, isPending] = useActionState<FormState, FormData>(setPasswordAction, { code: null })
  return (
    <form action={submit} className="grid gap-5">
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {errorTable[state.code].userMessage}
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField
        label="New password"
        hint={`${passwordLength.least} characters or more. Several words are good.`}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={passwordLength.least}
        maxLength={passwordLength.most}
      />
      <Button type="submit" size="large" isWide isBusy={isPending}>
        Set password and sign in
      </Button>
    </form>
  )
}
