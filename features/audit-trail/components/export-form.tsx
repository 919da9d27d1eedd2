import { useTranslations } from 'next-intl'
import type { AuditView } from '#features/audit-trail/audit-view.ts'
import { Button } from '#ui/button.tsx'

/** Sends what the page shows as a file: a plain form, whose answer the browser saves. */
export function ExportForm({ view }: { view: AuditView }) {
  const t = useTranslations('audit-trail')
  return (
    <form method="post" action="/admin/audit/export">
      {Object.entries(view).map(
        ([name, value]) => value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" variant="secondary">
        {t('export')}
      </Button>
    </form>
  )
}
