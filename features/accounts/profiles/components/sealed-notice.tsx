import { useTranslations } from 'next-intl'
import { isSealed } from '#features/accounts/open-profile.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { Notice } from '#ui/notice.tsx'

/** Where a PIN guards every profile and none was opened yet, each page says why it is empty and what to do. */
export function SealedNotice({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations('profiles')
  if (!viewer || !isSealed(viewer.profile)) return null
  return (
    <div className="page-measure pt-6">
      <Notice
        action={
          <ButtonLink href="/profiles" size="small">
            {t('sealedAction')}
          </ButtonLink>
        }
      >
        {t('sealed')}
      </Notice>
    </div>
  )
}
