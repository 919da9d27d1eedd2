'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { rotateKeyAction, type KeyFormState } from '#features/signing-keys/actions.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { algorithmNames } from './key-words.ts'

export type RotateFormProps = { keyGroup: string; groupName: string; isDisabled: boolean }

/** Starts the rotation of one group; the worker does the rest. */
export function RotateForm({ keyGroup, groupName, isDisabled }: RotateFormProps) {
  const [state, submit, isPending] = useActionState<KeyFormState, FormData>(rotateKeyAction, { code: null })
  const t = useTranslations('signing-keys.forms')
  const tError = useTranslations('errors')
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="keyGroup" value={keyGroup} />
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1.5 text-sm font-semibold">
          {t('kind')}
          <select
            name="algorithm"
            defaultValue="EC_P256"
            disabled={isDisabled}
            className="min-h-11 rounded-control border border-line-strong bg-surface px-3 text-base font-normal text-fg disabled:opacity-55"
          >
            {Object.entries(algorithmNames).map(([algorithm, name]) => (
              <option key={algorithm} value={algorithm}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button
          type="submit"
          variant="secondary"
          isBusy={isPending}
          disabled={isDisabled}
          aria-label={t('rotateOf', { group: groupName })}
        >
          {t('rotate')}
        </Button>
      </div>
      {state.code && !isPending && (
        <Notice tone="danger" isAlert>
          {tError(state.code)}
        </Notice>
      )}
    </form>
  )
}
