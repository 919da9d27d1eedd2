'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { deleteProfileAction, type ProfileFormState } from '#features/accounts/profiles/actions.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'
import { FormOutcome } from './form-outcome.tsx'

/** Removes a profile, once its box is ticked. */
export function DeleteProfileForm({ profileId }: { profileId: string }) {
  const t = useTranslations('profiles.keep')
  const [state, submit, isPending] = useActionState<ProfileFormState, FormData>(deleteProfileAction, { message: null })
  return (
    <form action={submit} className="grid gap-4">
      <FormOutcome state={isPending ? null : state} />
      <input type="hidden" name="profileId" value={profileId} />
      <CheckField name="isConfirmed" value="yes" required>
        {t('deleteSure')}
      </CheckField>
      <Button type="submit" variant="danger" isBusy={isPending} className="justify-self-start">
        {t('delete')}
      </Button>
    </form>
  )
}
