import { useTranslations } from 'next-intl'
import type { Access } from '#core/media-access/entitlement.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { Notice } from '#ui/notice.tsx'

/** Tells a member whose payment failed until when they may go on; nothing for everyone else. */
export function GraceNotice({ access }: { access: Access }) {
  const t = useTranslations('playback.grace')
  if (!access.allowed || access.reason !== 'PAST_DUE_GRACE' || access.accessEndsAt === null) return null
  return (
    <Notice
      tone="warning"
      action={
        <ButtonLink href="/account" variant="secondary" size="small">
          {t('action')}
        </ButtonLink>
      }
    >
      {t('notice', { until: access.accessEndsAt })}
    </Notice>
  )
}
