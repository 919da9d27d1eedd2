import type { ReactNode } from 'react'
import type { KeyGroupView } from '#features/signing-keys/queries.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { KeyCard } from './key-card.tsx'
import { groupWords, writeInstant } from './key-words.ts'
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
  const { name, purpose } = groupWords[keyGroup]
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
          <p className="mt-1 text-muted">{purpose}</p>
        </div>
        <RotateForm keyGroup={keyGroup} groupName={name} isDisabled={!canAct || refusal !== null} />
      </div>
      {refusal && <p className="text-sm text-muted">{explain(refusal)}</p>}
      {children}
      {keys.length === 0 ? (
        <EmptyState title="No key yet">Nothing can be signed for this group. Rotate to make its first key.</EmptyState>
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

function explain({ code, freesAt }: NonNullable<KeyGroupView['refusal']>): string {
  if (code === 'ROTATION_UNDER_WAY') return 'A new key is on its way. It signs once the edge trusts it everywhere.'
  const when = freesAt ? `The next place is free on ${writeInstant(freesAt)}.` : 'Wait until one of its keys retires.'
  return `This group has no place for another key now. ${when}`
}
