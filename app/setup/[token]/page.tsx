import type { Metadata } from 'next'
import { errorTable } from '#core/errors.ts'
import { isSetupLinkOpen } from '#features/accounts/commands.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SetPasswordForm } from '#features/accounts/components/set-password-form.tsx'
import { Notice } from '#ui/notice.tsx'

// The address is a secret; the portal's Referrer-Policy tells other hosts its origin alone.
export const metadata: Metadata = { title: 'Set your password', robots: { index: false } }

export default async function SetupPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const isOpen = await isSetupLinkOpen(token, new Date())
  return (
    <AccountPanel title="Set your password" lead="This link works once, for 30 minutes from when it was made.">
      {isOpen ? (
        <SetPasswordForm token={token} />
      ) : (
        <Notice tone="danger" isAlert>
          {errorTable.SETUP_LINK_ENDED.userMessage}
        </Notice>
      )}
    </AccountPanel>
  )
}
