import { useTranslations } from 'next-intl'
import type { ChangePreview as Preview } from '#features/library-admin/bulk-change/preview-change.ts'
import { ColumnHead, DataTable } from '#ui/data-table.tsx'

/** What a change would do: how many titles, and the first of them before and after. */
export function ChangePreview({ preview }: { preview: Preview }) {
  const t = useTranslations('library-admin.change')
  const words = useTranslations('library-admin.table')
  const show = (value: unknown) => {
    if (Array.isArray(value)) return value.join(', ') || words('nothing')
    if (value === 'DRAFT' || value === 'SCHEDULED' || value === 'PUBLISHED' || value === 'WITHDRAWN') {
      return words(`status.${value}`)
    }
    return value === null ? words('nothing') : String(value)
  }
  return (
    <DataTable
      label={t('first')}
      className="min-w-120"
      head={(['name', 'before', 'after'] as const).map((column) => (
        <ColumnHead key={column}>{t(`column.${column}`)}</ColumnHead>
      ))}
    >
      {preview.rows.map(({ id, name, before, after }) => (
        <tr key={id} className="border-t border-line">
          <th scope="row" className="px-4 py-2.5 text-start font-medium">
            {name}
          </th>
          <td className="px-4 py-2.5 text-muted">{show(before)}</td>
          <td className="px-4 py-2.5">{show(after)}</td>
        </tr>
      ))}
    </DataTable>
  )
}
