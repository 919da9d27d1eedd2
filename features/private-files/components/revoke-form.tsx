'use client'

import { useActionState } from 'react'
import { errorTable, type ErrorCode } from '#core/errors.ts'
import { revokeShareAction } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'

/** Shuts the door on one share. */
export function RevokeForm({ shareId, audience }: { shareId: string; audience: string }) {
  const [state, submit, isPending] = useActionState<{ code: ErrorCode | null }, FormData>(revokeShareAction, {
    code: null,
  })
  return (
    <form action={submit} className="grid justify-items-end gap-1">
      <input type="hidden" name="shareId" value={shareId} />
      <Button type="submit" variant="danger" size="small" isBusy={isPending} aria-label={`Revoke: ${audience}`}>
        Revoke
      </Button>
      {state.code && (
        <p role="alert" className="text-sm text-danger-fg">
          {errorTable[state.code].userMessage}
        </p>
      )}
    </form>
  )
}
