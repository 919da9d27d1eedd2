import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { isSetupLinkOpen } from '#features/accounts/commands.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SetPasswordForm } from '#features/accounts/components/set-password-form.tsx'
import { ClientWords } from '#ui/client-words.tsx'
import { Notice } from '#ui/notice.tsx'

// The address is a secret; the portal's Referrer-Policy tells other hosts its origin alone.
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.setPassword')
  return { title: t('heading'), robots: { index: false } }
}

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [isOpen, t, tError] = await Promise.all([
    isSetupLinkOpen(token, new Date()),
    getTranslations('accounts.setPassword'),
    getTranslations('errors'),
  ])
  return (
    <AccountPanel title={t('heading')} lead={t('lead')}>
      {isOpen ? (
        <ClientWords areas={['accounts.setPassword']}>
          <SetPasswordForm token={token} />
        </ClientWords>
      ) : (
        <Notice tone="danger" isAlert>
          {tError('SETUP_LINK_ENDED')}
        </Notice>
      )}
    </AccountPanel>
  )
}
