'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { removeKeyAction, type KeyFormState } from '#features/signing-keys/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type RemoveKeyFormProps = {
  keyId: string
  /** What the person knows the key by; `null` before the distribution has it. */
  publicKeyId: string | null
  /** What everybody notices, in a sentence. */
  consequence: string
  isDisabled: boolean
}

/** Removes a compromised key, after one more press that says what follows. A native disclosure: no script needed. */
export function RemoveKeyForm({ keyId, publicKeyId, consequence, isDisabled }: RemoveKeyFormProps) {
  const [state, submit, isPending] = useActionState<KeyFormState, FormData>(removeKeyAction, { code: null })
  const t = useTranslations('signing-keys.forms')
  const tError = useTranslations('errors')
  return (
    <details className="rounded-control border border-line px-4 py-3">
      <summary className="cursor-pointer text-sm font-semibold text-danger-fg">{t('isCompromised')}</summary>
      <form action={submit} className="mt-3 grid justify-items-start gap-3">
        <input type="hidden" name="keyId" value={keyId} />
        <p className="text-sm text-muted">{consequence}</p>
        <Button
          type="submit"
          variant="danger"
          size="small"
          isBusy={isPending}
          disabled={isDisabled}
          aria-label={publicKeyId ? t('removeKey', { key: publicKeyId }) : t('removeNewKey')}
        >
          {t('remove')}
        </Button>
        {state.code && !isPending && (
          <Notice tone="danger" isAlert>
            {tError(state.code)}
          </Notice>
        )}
      </form>
    </details>
  )
}
