import { useTranslations } from 'next-intl'
import type { ShareFormState } from '#features/private-files/actions.ts'
import { Notice } from '#ui/notice.tsx'
import { CopyField } from './copy-field.tsx'

export type ShareOutcomeProps = { state: ShareFormState; title: string; label: string }

/** What came of making a link: the refusal in words, or the link, which is shown this once. */
export function ShareOutcome({ state, title, label }: ShareOutcomeProps) {
  const tError = useTranslations('errors')
  return (
    <>
      {state.code && (
        <Notice tone="danger" isAlert>
          {tError(state.code)}
        </Notice>
      )}
      {state.made && (
        <Notice tone="success" title={title}>
          <div className="mt-3 text-fg">
            <CopyField label={label} text={state.made.link} />
          </div>
        </Notice>
      )}
    </>
  )
}
