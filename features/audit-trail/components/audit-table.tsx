import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { writeAuditPath, type AuditView } from '#features/audit-trail/audit-view.ts'
import type { AuditRow } from '#features/audit-trail/list-audit.ts'
import { ColumnHead, DataTable } from '#ui/data-table.tsx'
import { nameAction } from './action-words.ts'

const columns = ['when', 'actor', 'what', 'subject', 'details'] as const

/** Lines of the trail; each actor and subject leads to all that stands of it. */
export function AuditTable({ rows, view }: { rows: readonly AuditRow[]; view: AuditView }) {
  const t = useTranslations('audit-trail')
  const narrowTo = (change: Partial<AuditView>) => writeAuditPath({ ...view, ...change })
  return (
    <DataTable
      label={t('title')}
      className="min-w-180"
      head={columns.map((column) => (
        <ColumnHead key={column}>{t(`column.${column}`)}</ColumnHead>
      ))}
    >
      {rows.map(({ id, at, action, actorId, actorName, subjectId, details }) => (
        <tr key={id} className="border-t border-line align-top">
          <td className="px-4 py-2.5 whitespace-nowrap">
            <time dateTime={at.toISOString()}>{t('moment', { at })}</time>
          </td>
          <td className="px-4 py-2.5">
            <Link href={narrowTo({ actor: actorId ?? 'portal' })} prefetch={false} className="text-link">
              {actorId === null ? t('portal') : (actorName ?? t('gone'))}
            </Link>
          </td>
          <td className="px-4 py-2.5 font-medium">{nameAction(t, action)}</td>
          <td className="px-4 py-2.5 font-mono text-xs leading-5">
            {subjectId !== null && (
              <Link href={narrowTo({ subject: subjectId })} prefetch={false} className="text-link break-all">
                {subjectId}
              </Link>
            )}
          </td>
          <td className="px-4 py-2.5 font-mono text-xs leading-5 break-words text-muted">
            {Object.entries(details)
              .filter(([, value]) => value !== null)
              .map(([name, value]) => `${name}: ${String(value)}`)
              .join(', ')}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
