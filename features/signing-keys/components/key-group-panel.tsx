import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { KeyGroupView } from '#features/signing-keys/queries.ts'
import type { Translator } from '#messages/translator.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { KeyCard } from './key-card.tsx'
import { RotateForm } from './rotate-form.tsx'

export type KeyGroupPanelProps = {
  group: KeyGroupView
  /** Whether the owner typed their password lately. */
  canAct: boolean
  now: Date
  /** What else is to be said about this group. */
  children?: ReactNode
}

/** One trusted key group: what it is for, its keys, and its rotation. */
export function KeyGroupPanel({ group, canAct, now, children }: KeyGroupPanelProps) {
  const { keyGroup, keys, refusal } = group
  const t = useTranslations('signing-keys')
  const name = t(`group.${keyGroup}.name`)
  return (
    <section
      aria-labelledby={`group-${keyGroup}`}
      className="grid gap-5 rounded-panel border border-line bg-surface p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="max-w-prose min-w-0 flex-1 basis-72">
          <h2 id={`group-${keyGroup}`} className="text-heading">
            {name}
          </h2>
          <p className="mt-1 text-muted">{t(`group.${keyGroup}.purpose`)}</p>
        </div>
        <RotateForm keyGroup={keyGroup} groupName={name} isDisabled={!canAct || refusal !== null} />
      </div>
      {refusal && <p className="text-sm text-muted">{explain(t, refusal)}</p>}
      {children}
      {keys.length === 0 ? (
        <EmptyState title={t('noKey')}>{t('noKeyLead')}</EmptyState>
      ) : (
        <ul className="grid gap-4 xl:grid-cols-2">
          {keys.map((view) => (
            <KeyCard key={view.id} view={view} canAct={canAct} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

function explain(t: Translator<'signing-keys'>, { code, freesAt }: NonNullable<KeyGroupView['refusal']>): string {
  if (code === 'ROTATION_UNDER_WAY') return t('underWay')
  return freesAt ? t('fullUntil', { at: freesAt }) : t('full')
}
