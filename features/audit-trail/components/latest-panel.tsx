import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { AuditRow } from '#features/audit-trail/list-audit.ts'
import { Panel } from '#ui/panel.tsx'
import { nameAction } from './action-words.ts'

/** What changed lately, for the staff's home. */
export function LatestPanel({ rows }: { rows: readonly AuditRow[] }) {
  const t = useTranslations('audit-trail')
  return (
    <Panel title={t('latest')}>
      {rows.length === 0 && <p className="text-muted">{t('none')}</p>}
      <ul className="grid gap-2">
        {rows.map(({ id, at, action, actorId, actorName }) => (
          <li key={id}>
            {nameAction(t, action)}
            <span className="block text-sm text-muted">
              {actorId === null ? t('portal') : (actorName ?? t('gone'))}, {t('moment', { at })}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/admin/audit" prefetch={false} className="text-link font-semibold">
          {t('title')}
        </Link>
      </p>
    </Panel>
  )
}
