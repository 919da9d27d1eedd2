import { useLocale, useTranslations } from 'next-intl'
import { writeFileSize } from '#core/file-size.ts'
import { readUploadFailure } from '#core/upload-failures.ts'
import type { FileDetail } from '#features/private-files/queries.ts'
import { Notice } from '#ui/notice.tsx'

/** What a file is, and whether it can be shared yet. */
export function FileFacts({ file }: { file: FileDetail }) {
  const t = useTranslations('private-files.file')
  const locale = useLocale()
  const failure = readUploadFailure(file.failureReason)
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        {t('fact', { size: writeFileSize(file.sizeBytes, locale), type: file.contentType, at: file.createdAt })}
      </p>
      {file.status === 'PREPARING' && <Notice title={t('onItsWay')}>{t('onItsWayLead')}</Notice>}
      {file.status === 'FAILED' && (
        <Notice tone="danger" title={t('failed')} isAlert>
          {failure ? t(`failures.${failure}`) : file.failureReason}
        </Notice>
      )}
    </div>
  )
}
