import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseCallbackPath } from '#features/accounts/callback-path.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { ConfirmPasswordForm } from '#features/accounts/components/confirm-password-form.tsx'
import { requireViewer } from '#features/accounts/session.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { ClientWords } from '#ui/client-words.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profiles')
  return { title: t('confirm.title'), robots: { index: false } }
}

type ConfirmPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Stands before the account's pages while a limited profile is open. */
export default async function ConfirmPage({ searchParams }: ConfirmPageProps) {
  const [{ callbackUrl }, t] = await Promise.all([searchParams, getTranslations('profiles')])
  const path = parseCallbackPath(typeof callbackUrl === 'string' ? callbackUrl : null, '/account')
  await requireViewer(path)
  return (
    <AccountPanel title={t('confirm.title')} lead={t('confirm.lead')}>
      <ClientWords areas={['accounts.confirmPassword']}>
        <ConfirmPasswordForm callbackPath={path} />
      </ClientWords>
      <ButtonLink href="/browse" variant="quiet">
        {t('confirm.back')}
      </ButtonLink>
    </AccountPanel>
  )
}
