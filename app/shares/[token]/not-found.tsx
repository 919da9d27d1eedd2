import { errorTable } from '#core/errors.ts'
import { getViewer } from '#features/accounts/session.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { SignInBack } from '#features/private-files/components/sign-in-back.tsx'
import { Notice } from '#ui/notice.tsx'

/** One page for a link that never was, one that was withdrawn, and one for another person: nobody can tell which. */
export default async function ClosedShare() {
  const viewer = await getViewer()
  return (
    <AccountPanel title="Nothing here for you" lead="Links to files open for those they were sent to.">
      <Notice tone="warning" isAlert action={viewer === null && <SignInBack />}>
        {errorTable.SHARE_CLOSED.userMessage}{' '}
        {viewer === null
          ? 'If it was sent to you by name, sign in with the address it was sent to.'
          : 'If it was sent to you by name, sign in with that address instead.'}
      </Notice>
    </AccountPanel>
  )
}
