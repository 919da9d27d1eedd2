import { useTranslations } from 'next-intl'
import { undoBulkChangeAction } from '#features/library-admin/bulk-change/actions.ts'
import type { BulkChangeEntry } from '#features/library-admin/bulk-change/queries.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ChangeSubmit } from './change-submit.tsx'

/** The last changes of many titles; each can be undone once. */
export function ChangeList({ changes }: { changes: readonly BulkChangeEntry[] }) {
  const t = useTranslations('library-admin.change')
  const table = useTranslations('library-admin.table')
  if (changes.length === 0) return <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
  const valueOf = ({ change }: BulkChangeEntry) => {
    if (!change) return ''
    if (change.kind === 'setStatus') return table(`status.${change.value}`)
    return String(Array.isArray(change.value) ? change.value.join(', ') : (change.value ?? table('nothing')))
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {changes.map((entry) => {
        const { id, at, change, titleCount, undoneAt, keptCount, kept, actorName } = entry
        const what = change ? t('done', { kind: t(`kind.${change.kind}`), value: valueOf(entry) }) : t('unknown')
        return (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-2 py-4">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">{what}</p>
              <p className="text-sm text-muted">
                {t('fact', { count: titleCount, at, by: actorName ?? t('somebody') })}
              </p>
              {undoneAt && <p className="text-sm text-muted">{t('undone', { at: undoneAt, kept: keptCount ?? 0 })}</p>}
              {kept.length > 0 && (
                <p className="mt-1 text-sm">{t('kept', { names: kept.map(({ name }) => name).join(', ') })}</p>
              )}
            </div>
            {!undoneAt && (
              <ChangeSubmit
                action={undoBulkChangeAction}
                fields={[['id', id]]}
                label={t('undo')}
                name={t('undoOf', { what })}
                variant="secondary"
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
