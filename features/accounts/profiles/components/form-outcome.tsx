import { useTranslations } from 'next-intl'
import type { ProfileFormState } from '#features/accounts/profiles/actions.ts'
import { Notice } from '#ui/notice.tsx'

/** What the last attempt of a form came to; `null` while one is under way. */
export function FormOutcome({ state }: { state: ProfileFormState | null }) {
  const t = useTranslations('profiles')
  if (state?.message) {
    return (
      <Notice tone="danger" isAlert>
        {state.message}
      </Notice>
    )
  }
  return state?.isDone ? <Notice tone="success">{t('keep.saved')}</Notice> : null
}
