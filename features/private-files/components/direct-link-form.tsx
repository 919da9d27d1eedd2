'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { createDirectLinkAction, type ShareFormState } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'
import { ShareOutcome } from './share-outcome.tsx'
import { submitKeepingValues } from './submit-keeping-values.ts'
import { ShareTermsFields } from './share-terms-fields.tsx'

/** Signs a link that needs no door, after saying what that means; shows it once. */
export function DirectLinkForm({ fileId }: { fileId: string }) {
  const [state, submit, isPending] = useActionState<ShareFormState, FormData>(createDirectLinkAction, {
    code: null,
    made: null,
  })
  const t = useTranslations('private-files.forms.direct')
  return (
    <form action={submit} onSubmit={submitKeepingValues(submit)} className="grid gap-5">
      {!isPending && <ShareOutcome state={state} title={t('made')} label={t('link')} />}
      <input type="hidden" name="fileId" value={fileId} />
      <ShareTermsFields length={1} unit="years" most={t('most')} />
      <CheckField name="isConfirmed" value="yes" required>
        {t('confirm')}
      </CheckField>
      <Button type="submit" variant="danger" isBusy={isPending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
