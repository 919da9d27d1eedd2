import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { parseCallbackPath } from '#features/accounts/callback-path.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SignInForm } from '#features/accounts/components/sign-in-form.tsx'
import { readSignInError } from '#features/accounts/sign-in-error.ts'
import { getViewer } from '#features/accounts/session.ts'
import { ClientWords } from '#ui/client-words.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn')
  return { title: t('title'), robots: { index: false } }
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ callbackUrl, error }, viewer] = await Promise.all([searchParams, getViewer()])
  const callbackPath = parseCallbackPath(typeof callbackUrl === 'string' ? callbackUrl : null, '/browse')
  if (viewer) redirect(callbackPath)
  const [t, tError] = await Promise.all([getTranslations('accounts.signIn'), getTranslations('errors')])
  const code = readSignInError(error)
  return (
    <AccountPanel title={t('heading')} lead={t('lead')}>
      <ClientWords areas={['accounts.signIn']}>
        <SignInForm callbackPath={callbackPath} initialMessage={code && tError(code)} />
      </ClientWords>
    </AccountPanel>
  )
}
