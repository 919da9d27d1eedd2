'use client'

import { useActionState } from 'react'
import { errorTable } from '#core/errors.ts'
import { rotateKeyAction, type KeyFormState } from '#features/signing-keys/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type RotateFormProps = { keyGroup: string; groupName: string; isDisabled: boolean }

/** Starts the rotation of one group; the worker does the rest. */
export function RotateForm({ keyGroup, groupName, isDisabled }: RotateFormProps) {
  const [state, submit, isPending] = useActionState<KeyFormState, FormData>(rotateKeyAction, { code: null })
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="keyGroup" value={keyGroup} />
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1.5 text-sm font-semibold">
          Kind of the new key
          <select
            name="algorithm"
            defaultValue="EC_P256"
            disabled={isDisabled}
            className="min-h-11 rounded-control border border-line-strong bg-surface px-3 text-base font-normal text-fg disabled:opacity-55"
          >
            <option value="EC_P256">ECDSA P-256</option>
            <option value="RSA_2048">RSA 2048</option>
          </select>
        </label>
        <Button
          type="submit"
          variant="secondary"
          isBusy={isPending}
          disabled={isDisabled}
          aria-label={`Rotate the key of ${groupName}`}
        >
          Rotate the key
        </Button>
      </div>
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {errorTable[state.code].userMessage}
        </Notice>
      )}
    </form>
  )
}
