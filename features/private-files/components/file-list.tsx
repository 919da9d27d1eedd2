import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { writeFileSize } from '#core/file-size.ts'
import type { FileRow } from '#features/private-files/queries.ts'
import { Badge } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ForwardIcon } from '#ui/icons.tsx'

/** The private files, the newest first, each leading to its shares. */
export function FileList({ files }: { files: FileRow[] }) {
  const t = useTranslations('private-files.list')
  const locale = useLocale()
  if (files.length === 0) {
    return <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {files.map((file) => (
        <li key={file.id}>
          <Link
            href={`/admin/files/${file.id}`}
            className="group flex min-h-18 items-center gap-4 px-2 py-3 text-fg no-underline hover:bg-raised"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium group-hover:text-accent-fg">{file.fileName}</span>
              <span className="block text-sm text-muted">
                {t('fact', { size: writeFileSize(file.sizeBytes, locale), at: file.createdAt })}
              </span>
            </span>
            <FileBadge file={file} />
            <ForwardIcon className="size-4 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function FileBadge({ file }: { file: FileRow }) {
  const t = useTranslations('private-files.list')
  if (file.status === 'FAILED') return <Badge tone="danger">{t('failed')}</Badge>
  if (file.status === 'PREPARING') return <Badge>{t('onItsWay')}</Badge>
  if (file.openShares === 0) return <Badge>{t('notShared')}</Badge>
  return <Badge tone="success">{t('shares', { count: file.openShares })}</Badge>
}
