import { useTranslations } from 'next-intl'
import type { KeyEvent } from '#features/signing-keys/queries.ts'
import { ColumnHead, DataTable } from '#ui/data-table.tsx'
import { describeEvent } from './key-words.ts'

const columns = ['when', 'what', 'group', 'key', 'by'] as const

/** The audit trail about keys, newest first. */
export function KeyEvents({ events }: { events: readonly KeyEvent[] }) {
  const t = useTranslations('signing-keys')
  if (events.length === 0) return <p className="text-muted">{t('events.none')}</p>
  return (
    <DataTable
      label={t('events.name')}
      className="min-w-160"
      head={columns.map((column) => (
        <ColumnHead key={column}>{t(`events.column.${column}`)}</ColumnHead>
      ))}
    >
      {events.map(({ id, at, action, keyGroup, publicKeyId, actorName }) => (
        <tr key={id} className="border-t border-line">
          <td className="px-4 py-2.5 whitespace-nowrap">
            <time dateTime={at.toISOString()}>{t('moment', { at })}</time>
          </td>
          <td className="px-4 py-2.5 font-medium">{describeEvent(t, action)}</td>
          <td className="px-4 py-2.5">{keyGroup ? t(`group.${keyGroup}.name`) : ''}</td>
          <td className="px-4 py-2.5 font-mono">{publicKeyId ?? ''}</td>
          <td className="px-4 py-2.5">{actorName ?? t('events.portal')}</td>
        </tr>
      ))}
    </DataTable>
  )
}
