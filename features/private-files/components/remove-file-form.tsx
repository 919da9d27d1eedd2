'use client'

import { useActionState } from 'react'
import { errorTable, type ErrorCode } from '#core/errors.ts'
import { removeFileAction } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'

/** Removes one file, after saying what that ends and what it cannot end. */
export function RemoveFileForm({ fileId }: { fileId: string }) {
  const [state, submit, isPending] = useActionState<{ code: ErrorCode | null }, FormData>(removeFileAction, {
    code: null,
  })
  return (
    <details className="rounded-panel border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-heading">Delete this file</summary>
      <form action={submit} className="mt-3 grid gap-5">
        <p className="text-sm text-muted">
          Every share of it ends at once. Addresses that are already out, direct links among them, work until the worker
          has removed the file: seconds as a rule, longer only while the worker or the storage is away. No cache keeps
          private files, so nothing opens after that. What people have downloaded stays with them.
        </p>
        <input type="hidden" name="fileId" value={fileId} />
        <CheckField name="isConfirmed" value="yes" required>
          I know that this cannot be undone.
        </CheckField>
        <Button type="submit" variant="danger" isBusy={isPending} className="justify-self-start">
          Delete the file
        </Button>
        {state.code && (
          <p role="alert" className="text-sm text-danger-fg">
            {errorTable[state.code].userMessage}
          </p>
        )}
      </form>
    </details>
  )
}
