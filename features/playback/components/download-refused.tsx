import { errorTable, type ErrorCode } from '#core/errors.ts'
import { Notice } from '#ui/notice.tsx'

/** Says why a download that led here was refused although the title is open: the table's words, for its codes alone. */
export function DownloadRefused({ code }: { code: string | string[] | undefined }) {
  if (typeof code !== 'string' || !isErrorCode(code)) return null
  return (
    <Notice tone="danger" title="That download was not started" isAlert>
      {errorTable[code].userMessage}
    </Notice>
  )
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}
