'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { createProfileAction, updateProfileAction, type ProfileFormState } from '#features/accounts/profiles/actions.ts'
import type { ProfileRow } from '#features/accounts/profiles/queries.ts'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'
import { FormOutcome } from './form-outcome.tsx'
import { ProfileFields } from './profile-fields.tsx'

/** Adds a profile. */
export function NewProfileForm() {
  const t = useTranslations('profiles')
  const [state, submit, isPending] = useActionState<ProfileFormState, FormData>(createProfileAction, { message: null })
  return (
    <form action={submit} className="grid gap-5">
      <FormOutcome state={isPending ? null : state} />
      <ProfileFields />
      <Button type="submit" isBusy={isPending} className="justify-self-start">
        {t('keep.create')}
      </Button>
    </form>
  )
}

/** Changes a profile. */
export function ProfileForm({ profile }: { profile: ProfileRow }) {
  const t = useTranslations('profiles')
  const [state, submit, isPending] = useActionState<ProfileFormState, FormData>(updateProfileAction, { message: null })
  return (
    <form action={submit} className="grid gap-5" key={JSON.stringify(profile)}>
      <FormOutcome state={isPending ? null : state} />
      <input type="hidden" name="profileId" value={profile.id} />
      <ProfileFields profile={profile} />
      <CheckField name="keepsHistory" value="yes" defaultChecked={profile.keepsHistory}>
        {t('keep.history')}
        <span className="block text-sm text-muted">{t('keep.historyHint')}</span>
      </CheckField>
      <Button type="submit" isBusy={isPending} className="justify-self-start">
        {t('keep.save')}
      </Button>
    </form>
  )
}
