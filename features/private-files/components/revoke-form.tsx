'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { ErrorCode } from '#core/errors.ts'
import { revokeShareAction } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'

/** Shuts the door on one share. */
export function RevokeForm({ shareId, audience }: { shareId: string; audience: string }) {
  const [state, submit, isPending] = useActionState<{ code: ErrorCode | null }, FormData>(revokeShareAction, {
    code: null,
  })
  const t = useTranslations('private-files.forms')
  const tError = useTranslations('errors')
  return (
    <form action={submit} className="grid justify-items-end gap-1">
      <input type="hidden" name="shareId" value={shareId} />
      <Button type="submit" variant="danger" size="small" isBusy={isPending} aria-label={t('revokeOf', { audience })}>
        {t('revoke')}
      </Button>
      {state.code && (
        <p role="alert" className="text-sm text-danger-fg">
          {tError(state.code)}
        </p>
      )}
    </form>
  )
}
