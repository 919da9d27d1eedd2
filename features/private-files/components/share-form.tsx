'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { createShareAction, type ShareFormState } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ShareOutcome } from './share-outcome.tsx'
import { submitKeepingValues } from './submit-keeping-values.ts'
import { ShareTermsFields } from './share-terms-fields.tsx'

/** Makes a share at the door, and shows its link once. */
export function ShareForm({ fileId }: { fileId: string }) {
  const [state, submit, isPending] = useActionState<ShareFormState, FormData>(createShareAction, {
    code: null,
    made: null,
  })
  const t = useTranslations('private-files.forms.door')
  const [audience, setAudience] = useState('LINK')
  return (
    <form action={submit} onSubmit={submitKeepingValues(submit)} className="grid gap-5">
      {!isPending && <ShareOutcome state={state} title={t('made')} label={t('link')} />}
      <input type="hidden" name="fileId" value={fileId} />
      <SelectField
        label={t('for')}
        name="audience"
        options={[
          { value: 'LINK', label: t('anyone') },
          { value: 'PERSON', label: t('person') },
        ]}
        value={audience}
        onChange={(event) => setAudience(event.target.value)}
      />
      {audience === 'PERSON' && (
        <TextField label={t('email')} name="email" type="email" required maxLength={254} hint={t('emailHint')} />
      )}
      <ShareTermsFields length={7} unit="days" most={t('most')} />
      <Button type="submit" isBusy={isPending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
