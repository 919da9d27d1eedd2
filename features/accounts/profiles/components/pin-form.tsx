'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { removePinAction, setPinAction, type ProfileFormState } from '#features/accounts/profiles/actions.ts'
import { pinLength } from '#features/accounts/profiles/schema.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { FormOutcome } from './form-outcome.tsx'

export type PinFormProps = { profileId: string; hasPin: boolean }

/** Sets, changes or removes a profile's PIN. */
export function PinForm({ profileId, hasPin }: PinFormProps) {
  const t = useTranslations('profiles.keep')
  const [set, submit, isSetting] = useActionState<ProfileFormState, FormData>(setPinAction, { message: null })
  const [removed, remove, isRemoving] = useActionState<ProfileFormState, FormData>(removePinAction, { message: null })
  return (
    <div className="grid gap-4">
      <FormOutcome state={isSetting || isRemoving ? null : set.message || set.isDone ? set : removed} />
      <form action={submit} className="flex flex-wrap items-start gap-3">
        <input type="hidden" name="profileId" value={profileId} />
        <TextField
          label={t('newPin')}
          hint={t('newPinHint')}
          name="pin"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          pattern="[0-9]*"
          required
          minLength={pinLength.least}
          maxLength={pinLength.most}
          className="min-w-0 flex-1 basis-44"
        />
        <Button type="submit" isBusy={isSetting} className="mt-6.5">
          {t('setPin')}
        </Button>
      </form>
      {hasPin && (
        <form action={remove}>
          <input type="hidden" name="profileId" value={profileId} />
          <Button type="submit" variant="secondary" isBusy={isRemoving}>
            {t('removePin')}
          </Button>
        </form>
      )}
    </div>
  )
}
