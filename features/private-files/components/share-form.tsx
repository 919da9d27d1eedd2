'use client'

import { useActionState, useState } from 'react'
import { errorTable } from '#core/errors.ts'
import { createShareAction, type ShareFormState } from '#features/private-files/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { SelectField } from '#ui/select-field.tsx'
import { TextField } from '#ui/text-field.tsx'
import { CopyField } from './copy-field.tsx'
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
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {errorTable[state.code].userMessage}
        </Notice>
      )}
      {state.made && !isPending && (
        <Notice tone="success" title="The link is made. It is shown this once.">
          <div className="mt-3 text-fg">
            <CopyField label="Link to send" text={state.made.link} />
          </div>
        </Notice>
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
