import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { ConfirmPasswordForm } from '#features/accounts/components/confirm-password-form.tsx'
import { isReauthenticated } from '#features/accounts/session.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { KeyEvents } from '#features/signing-keys/components/key-events.tsx'
import { KeyGroupPanel } from '#features/signing-keys/components/key-group-panel.tsx'
import { LegacyPairNotice } from '#features/signing-keys/components/legacy-pair-notice.tsx'
import { getKeysOverview, isChanging } from '#features/signing-keys/overview.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const generateMetadata = staffMetadata('keys.change', async () =>
  (await getTranslations('signing-keys'))('title'),
)

export default staffPage('keys.change', async () => {
  const now = new Date()
  const t = await getTranslations('signing-keys')
  const [overview, canAct] = await Promise.all([getKeysOverview(), isReauthenticated(now)])
  return (
    <div className="grid gap-8">
      <RefreshWhile isWaiting={isChanging(overview)} />
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      {canAct ? (
        <p role="status" className="text-sm text-muted">
          {t('confirmed')}
        </p>
      ) : (
        <section
          aria-labelledby="confirm"
          className="grid gap-3 rounded-panel border border-line bg-surface p-5 sm:p-6"
        >
          <h2 id="confirm" className="text-heading">
            {t('confirmHeading')}
          </h2>
          <ConfirmPasswordForm callbackPath="/admin/keys" />
        </section>
      )}
      <ClientWords areas={['signing-keys.forms', 'errors']}>
        {overview.groups.map((group) => (
          <KeyGroupPanel key={group.keyGroup} group={group} canAct={canAct} now={now}>
            {group.keyGroup === 'PLAYBACK' && overview.legacyPair && <LegacyPairNotice pair={overview.legacyPair} />}
          </KeyGroupPanel>
        ))}
      </ClientWords>
      <section aria-labelledby="events" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 id="events" className="text-heading">
          {t('events.heading')}
        </h2>
        <KeyEvents events={overview.events} />
      </section>
    </div>
  )
})
