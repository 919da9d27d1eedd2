'use client'

import { useActionState } from 'react'
import { errorTable, type ErrorCode } from '#core/errors.ts'
import { signInAction, type FormState } from '#features/accounts/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'

export type SignInFormProps = {
  /** A path of the portal. */
  callbackPath: string
  /** What an earlier attempt ended with, when it came here by address. */
  initialCode: ErrorCode | null
}

/** E-mail and password; also works before or without its script. */
export function SignInForm({ callbackPath, initialCode }: SignInFormProps) {
  const [state, submit, isPending] = useActionState<FormState, FormData>(signInAction, { code: initialCode })
  return (
    <form action={submit} className="grid gap-5">
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {errorTable[state.code].userMessage}
        </Notice>
      )}
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.email}
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <Button type="submit" size="large" isWide isBusy={isPending}>
        Sign in
      </Button>
    </form>
  )
}
