'use client'

import { useActionState, useState } from 'react'
import { createShareAction, type ShareFormState } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ShareOutcome } from './share-outcome.tsx'
import { submitKeepingValues } from './submit-keeping-values.ts'
import { ShareTermsFields } from './share-terms-fields.tsx'

const audiences = [
  { value: 'LINK', label: 'Whoever has the link' },
  { value: 'PERSON', label: 'One person with an account' },
]

/** Makes a share at the door, and shows its link once. */
export function ShareForm({ fileId }: { fileId: string }) {
  const [state, submit, isPending] = useActionState<ShareFormState, FormData>(createShareAction, {
    code: null,
    made: null,
  })
  const [audience, setAudience] = useState('LINK')
  return (
    <form action={submit} onSubmit={submitKeepingValues(submit)} className="grid gap-5">
      {!isPending && (
        <ShareOutcome state={state} title="The link is made. It is shown this once." label="Link to send" />
      )}
      <input type="hidden" name="fileId" value={fileId} />
      <SelectField
        label="For"
        name="audience"
        options={audiences}
        value={audience}
        onChange={(event) => setAudience(event.target.value)}
      />
      {audience === 'PERSON' && (
        <TextField
          label="Their email"
          name="email"
          type="email"
          required
          maxLength={254}
          hint="They sign in to open it; for everybody else the link opens nothing."
        />
      )}
      <ShareTermsFields length={7} unit="days" most="From 1 minute to 30 years. You can revoke it at any time." />
      <Button type="submit" isBusy={isPending} className="justify-self-start">
        Make the link
      </Button>
    </form>
  )
}
