import { useTranslations } from 'next-intl'
import type { SourceRow } from '#features/library-admin/preview-source.ts'
import { buttonStyle } from '#ui/button-style.ts'
import { EmptyState } from '#ui/empty-state.tsx'

/** What was brought in, as it was brought in; each opens straight from the bucket, for a quarter of an hour. */
export function SourceList({ sources }: { sources: SourceRow[] }) {
  const t = useTranslations('library-admin.sources')
  if (sources.length === 0) return <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {sources.map(({ assetId, sourceName, titleName, partName, createdAt }) => (
        <li key={assetId} className="flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 px-2 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate font-medium">
              {titleName === partName ? titleName : t('part', { title: titleName, part: partName })}
            </p>
            <p className="truncate text-sm text-muted">{t('fact', { name: sourceName, at: createdAt })}</p>
          </div>
          <a
            href={`/admin/sources/${assetId}/preview`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('previewOf', { name: sourceName, title: titleName })}
            className={buttonStyle({ variant: 'secondary', size: 'small' })}
          >
            {t('preview')}
          </a>
        </li>
      ))}
    </ul>
  )
}
