import { writeFileSize } from '#core/file-size.ts'
import type { FileDetail } from '#features/private-files/queries.ts'
import { writeInstant } from '#features/private-files/words.ts'
import { Notice } from '#ui/notice.tsx'

/** What a file is, and whether it can be shared yet. */
export function FileFacts({ file }: { file: FileDetail }) {
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        {writeFileSize(file.sizeBytes)}, {file.contentType}, added {writeInstant(file.createdAt)}
      </p>
      {file.status === 'PREPARING' && (
        <Notice title="On its way">It has arrived and is being put in its place. This page goes on by itself.</Notice>
      )}
      {file.status === 'FAILED' && (
        <Notice tone="danger" title="This file cannot be shared" isAlert>
          {file.failureReason}
        </Notice>
      )}
    </div>
  )
}
