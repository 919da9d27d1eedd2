'use client'

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
  return (
    <form action={submit} onSubmit={submitKeepingValues(submit)} className="grid gap-5">
      {!isPending && (
        <ShareOutcome state={state} title="The link is signed. It is shown this once." label="Direct link" />
      )}
      <input type="hidden" name="fileId" value={fileId} />
      <ShareTermsFields
        length={1}
        unit="years"
        most="From 1 minute on. It ends by 2038-01-19 03:14:07 UTC at the latest: CloudFront counts time in 32 bits."
      />
      <CheckField name="isConfirmed" value="yes" required>
        I know that nobody can take this link back by itself: only removing its key ends it, and that ends every other
        direct link signed by the same key.
      </CheckField>
      <Button type="submit" variant="danger" isBusy={isPending} className="justify-self-start">
        Sign a direct link
      </Button>
    </form>
  )
}
