'use client'

import { useActionState } from 'react'
import { errorTable } from '#core/errors.ts'
import { removeKeyAction, type KeyFormState } from '#features/signing-keys/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type RemoveKeyFormProps = {
  keyId: string
  /** What the person knows the key by. */
  keyName: string
  /** What everybody notices, in a sentence. */
  consequence: string
  isDisabled: boolean
}

/** Removes a compromised key, after one more press that says what follows. A native disclosure: no script needed. */
export function RemoveKeyForm({ keyId, keyName, consequence, isDisabled }: RemoveKeyFormProps) {
  const [state, submit, isPending] = useActionState<KeyFormState, FormData>(removeKeyAction, { code: null })
  return (
    <details className="rounded-control border border-line px-4 py-3">
      <summary className="cursor-pointer text-sm font-semibold text-danger-fg">Compromised?</summary>
      <form action={submit} className="mt-3 grid justify-items-start gap-3">
        <input type="hidden" name="keyId" value={keyId} />
        <p className="text-sm text-muted">{consequence}</p>
        <Button
          type="submit"
          variant="danger"
          size="small"
          isBusy={isPending}
          disabled={isDisabled}
          aria-label={`Compromised: remove ${keyName} at once`}
        >
          Compromised: remove at once
        </Button>
        {state.code && !isPending && (
          <Notice tone="danger" isAlert>
            {errorTable[state.code].userMessage}
          </Notice>
        )}
      </form>
    </details>
  )
}
