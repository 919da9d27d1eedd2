import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { parseCallbackPath } from '#features/accounts/callback-path.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SignInForm } from '#features/accounts/components/sign-in-form.tsx'
import { readSignInError } from '#features/accounts/sign-in-error.ts'
import { getViewer } from '#features/accounts/session.ts'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ callbackUrl, error }, viewer] = await Promise.all([searchParams, getViewer()])
  const callbackPath = parseCallbackPath(typeof callbackUrl === 'string' ? callbackUrl : null, '/browse')
  if (viewer) redirect(callbackPath)
  return (
    <AccountPanel title="Welcome back" lead="Sign in with the email and password of your membership.">
      <SignInForm callbackPath={callbackPath} initialCode={readSignInError(error)} />
    </AccountPanel>
  )
}
