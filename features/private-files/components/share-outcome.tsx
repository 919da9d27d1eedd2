import { errorTable } from '#core/errors.ts'
import type { ShareFormState } from '#features/private-files/actions.ts'
import { Notice } from '#ui/notice.tsx'
import { CopyField } from './copy-field.tsx'

export type ShareOutcomeProps = { state: ShareFormState; title: string; label: string }

/** What came of making a link: the refusal in words, or the link, which is shown this once. */
export function ShareOutcome({ state, title, label }: ShareOutcomeProps) {
  return (
    <>
      {state.code && (
        <Notice tone="danger" isAlert>
          {errorTable[state.code].userMessage}
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
