import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { writeAuditPath, type AuditView } from '#features/audit-trail/audit-view.ts'
import type { AuditRow } from '#features/audit-trail/list-audit.ts'
import { nameAction } from './action-words.ts'

const columns = ['when', 'actor', 'what', 'subject', 'details'] as const

/** Lines of the trail; each actor and subject leads to all that stands of it. */
export function AuditTable({ rows, view }: { rows: readonly AuditRow[]; view: AuditView }) {
  const t = useTranslations('audit-trail')
  const narrowTo = (change: Partial<AuditView>) => writeAuditPath({ ...view, ...change })
  return (
    <div
      className="overflow-x-auto rounded-panel border border-line bg-surface"
      tabIndex={0}
      role="region"
      aria-label={t('title')}
    >
      <table className="w-full min-w-180 text-start text-sm">
        <thead className="text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-4 py-3 font-semibold">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
  )
}
