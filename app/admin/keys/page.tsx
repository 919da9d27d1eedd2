import type { Metadata } from 'next'
import { ConfirmPasswordForm } from '#features/accounts/components/confirm-password-form.tsx'
import { isReauthenticated, requireRole } from '#features/accounts/session.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { KeyEvents } from '#features/signing-keys/components/key-events.tsx'
import { KeyGroupPanel } from '#features/signing-keys/components/key-group-panel.tsx'
import { LegacyPairNotice } from '#features/signing-keys/components/legacy-pair-notice.tsx'
import { getKeysOverview, isChanging } from '#features/signing-keys/overview.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage() {
  await requireRole('OWNER')
  const now = new Date()
  const [overview, canAct] = await Promise.all([getKeysOverview(), isReauthenticated(now)])
  return (
    <div className="grid gap-8">
      <RefreshWhile isWaiting={isChanging(overview)} />
      <PageHeader title="Keys">
        What signs media addresses, and what the distribution trusts. A new key signs once the edge trusts it; the old
        one stays until the last signature it made has ended.
      </PageHeader>
      {canAct ? (
        <p role="status" className="text-sm text-muted">
          Your password is confirmed for ten minutes.
        </p>
      ) : (
        <section
          aria-labelledby="confirm"
          className="grid gap-3 rounded-panel border border-line bg-surface p-5 sm:p-6"
        >
          <h2 id="confirm" className="text-heading">
            Confirm your password to change keys
          </h2>
          <ConfirmPasswordForm callbackPath="/admin/keys" />
        </section>
      )}
      {overview.groups.map((group) => (
        <KeyGroupPanel key={group.keyGroup} group={group} canAct={canAct} now={now}>
          {group.keyGroup === 'PLAYBACK' && overview.legacyPair && <LegacyPairNotice pair={overview.legacyPair} />}
        </KeyGroupPanel>
      ))}
      <section aria-labelledby="events" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="events" className="text-heading">
          What happened
        </h2>
        <KeyEvents events={overview.events} />
      </section>
    </div>
  )
}
