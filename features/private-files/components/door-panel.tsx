import { useLocale, useTranslations } from 'next-intl'
import type { ErrorCode } from '#core/errors.ts'
import { writeFileSize } from '#core/file-size.ts'
import type { DoorRefusal, DoorView } from '#features/private-files/door.ts'
import { Button } from '#ui/button.tsx'
import { DownloadIcon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'

/** What lies behind the door, and the button that opens it. A form: programs that follow links do not press it. */
export function OpenDoor({ token, view, refused }: { token: string; view: DoorView; refused: ErrorCode | null }) {
  const t = useTranslations('private-files.door')
  const tError = useTranslations('errors')
  const locale = useLocale()
  return (
    <form method="post" action={`/shares/${token}/open`} className="grid gap-5">
      {refused && (
        <Notice tone="danger" isAlert>
          {tError(refused)}
        </Notice>
      )}
      <p className="text-heading break-words">{view.fileName}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
        <dt className="text-muted">{t('size')}</dt>
        <dd>{writeFileSize(view.sizeBytes, locale)}</dd>
        <dt className="text-muted">{t('openUntil')}</dt>
        <dd>{t('moment', { at: view.expiresAt })}</dd>
      </dl>
      <Button type="submit" size="large" isWide>
        <DownloadIcon className="size-5" />
        {t('download')}
      </Button>
      <p className="text-sm text-muted">{t('hint', { until: view.urlExpiresAt })}</p>
    </form>
  )
}

/** Why it stays shut, for whom it was meant; whoever may not know is shown the page for nothing instead. */
export function ShutDoor({ refusal }: { refusal: DoorRefusal }) {
  const t = useTranslations('private-files.door')
  const tError = useTranslations('errors')
  return (
    <Notice tone="warning" isAlert>
      {tError(refusal.code)} {refusal.opensAt && t('opensAt', { at: refusal.opensAt })}
    </Notice>
  )
}
