import { useTranslations } from 'next-intl'
import { errorTable, type ErrorCode } from '#core/errors.ts'
import { Notice } from '#ui/notice.tsx'

/** Says why a download that led here was refused although the title is open: the table's words, for its codes alone. */
export function DownloadRefused({ code }: { code: string | string[] | undefined }) {
  const t = useTranslations('playback.downloads')
  const tError = useTranslations('errors')
  if (typeof code !== 'string' || !isErrorCode(code)) return null
  return (
    <Notice tone="danger" title={t('refused')} isAlert>
      {tError(code)}
    </Notice>
  )
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}
