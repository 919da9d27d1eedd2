import Link from 'next/link'
import { writeFileSize } from '#core/file-size.ts'
import type { FileRow } from '#features/private-files/queries.ts'
import { writeInstant } from '#features/private-files/words.ts'
import { Badge } from '#ui/badge.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ForwardIcon } from '#ui/icons.tsx'

/** The private files, the newest first, each leading to its shares. */
export function FileList({ files }: { files: FileRow[] }) {
  if (files.length === 0) {
    return (
      <EmptyState title="No private files yet">What you upload appears here, closed until you share it.</EmptyState>
    )
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
                {writeFileSize(file.sizeBytes)}, added {writeInstant(file.createdAt)}
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
  if (file.status === 'FAILED') return <Badge tone="danger">Failed</Badge>
  if (file.status === 'PREPARING') return <Badge>On its way</Badge>
  if (file.openShares === 0) return <Badge>Not shared</Badge>
  return <Badge tone="success">{file.openShares === 1 ? '1 share' : `${file.openShares} shares`}</Badge>
}
