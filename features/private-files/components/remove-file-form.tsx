'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { ErrorCode } from '#core/errors.ts'
import { removeFileAction } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'

/** Removes one file, after saying what that ends and what it cannot end. */
export function RemoveFileForm({ fileId }: { fileId: string }) {
  const [state, submit, isPending] = useActionState<{ code: ErrorCode | null }, FormData>(removeFileAction, {
    code: null,
  })
  const t = useTranslations('private-files.forms.delete')
  const tError = useTranslations('errors')
  return (
    <details className="rounded-panel border border-line bg-surface p-5 sm:p-6">
      <summary className="cursor-pointer text-heading">{t('title')}</summary>
      <form action={submit} className="mt-3 grid gap-5">
        <p className="text-sm text-muted">{t('lead')}</p>
        <input type="hidden" name="fileId" value={fileId} />
        <CheckField name="isConfirmed" value="yes" required>
          {t('confirm')}
        </CheckField>
        <Button type="submit" variant="danger" isBusy={isPending} className="justify-self-start">
          {t('submit')}
        </Button>
        {state.code && (
          <p role="alert" className="text-sm text-danger-fg">
            {tError(state.code)}
          </p>
        )}
      </form>
    </details>
  )
}
