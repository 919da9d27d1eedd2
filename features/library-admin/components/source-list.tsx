import type { SourceRow } from '#features/library-admin/preview-source.ts'
import { buttonStyle } from '#ui/button-style.ts'
import { EmptyState } from '#ui/empty-state.tsx'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** What was brought in, as it was brought in; each opens straight from the bucket, for a quarter of an hour. */
export function SourceList({ sources }: { sources: SourceRow[] }) {
  if (sources.length === 0) return <EmptyState title="No sources yet">What editors bring in appears here.</EmptyState>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {sources.map(({ assetId, sourceName, titleName, partName, createdAt }) => (
        <li key={assetId} className="flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 px-2 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate font-medium">{titleName === partName ? titleName : `${titleName}: ${partName}`}</p>
            <p className="truncate text-sm text-muted">
              {sourceName}, {day.format(createdAt)}
            </p>
          </div>
          <a
            href={`/admin/sources/${assetId}/preview`}
            target="_blank"
            rel="noreferrer"
            aria-label={`Preview ${sourceName} of ${titleName}`}
            className={buttonStyle({ variant: 'secondary', size: 'small' })}
          >
            Preview
          </a>
        </li>
      ))}
    </ul>
  )
}
