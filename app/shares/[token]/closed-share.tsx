import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SignInBack } from '#features/private-files/components/sign-in-back.tsx'
import { Notice } from '#ui/notice.tsx'

/** One page for a link that never was, one that was withdrawn, and one for another person: nobody can tell which. */
export async function ClosedShare() {
  const [viewer, t, tError] = await Promise.all([
    getViewer(),
    getTranslations('private-files.door'),
    getTranslations('errors'),
  ])
  return (
    <AccountPanel title={t('closedTitle')} lead={t('closedLead')}>
      <Notice tone="warning" isAlert action={viewer === null && <SignInBack label={t('signIn')} />}>
        {tError('SHARE_CLOSED')} {t(viewer === null ? 'closedVisitor' : 'closedOther')}
      </Notice>
    </AccountPanel>
  )
}
