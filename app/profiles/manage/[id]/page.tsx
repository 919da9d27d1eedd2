import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import { ConfirmPasswordForm } from '#features/accounts/components/confirm-password-form.tsx'
import { DeleteProfileForm } from '#features/accounts/profiles/components/delete-profile-form.tsx'
import { PinForm } from '#features/accounts/profiles/components/pin-form.tsx'
import { ProfileForm } from '#features/accounts/profiles/components/profile-form.tsx'
import { getProfile } from '#features/accounts/profiles/queries.ts'
import { isReauthenticated, requireAccountHolder } from '#features/accounts/session.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { BackIcon } from '#ui/icons.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Panel } from '#ui/panel.tsx'

type ProfilePageProps = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profiles')
  return { title: t('keep.title'), robots: { index: false } }
}

export default async function ManageProfilePage({ params }: ProfilePageProps) {
  const { id } = await params
  const viewer = await requireAccountHolder(`/profiles/manage/${id}`)
  const [profile, canAct, t] = await Promise.all([
    getProfile(viewer.id, id),
    isReauthenticated(new Date()),
    getTranslations('profiles'),
  ])
  if (!profile) return <Absent />
  const isOpen = canAct || !profile.hasPin
  return (
    <ClientWords areas={['profiles', 'accounts.confirmPassword']}>
      <div className="page-measure grid max-w-3xl gap-8 py-10">
        <Link
          href="/profiles/manage"
          className="inline-flex items-center gap-1.5 justify-self-start rounded-md text-sm font-medium text-muted no-underline hover:text-fg"
        >
          <BackIcon className="size-4 rtl:-scale-x-100" />
          {t('keep.back')}
        </Link>
        <PageHeader title={profile.name} />
        {!canAct && (
          <Panel title={t('confirm.title')}>
            <p className="text-muted">{t('keep.confirmFirst')}</p>
            <ConfirmPasswordForm callbackPath={`/profiles/manage/${profile.id}`} />
          </Panel>
        )}
        {canAct && (
          <p role="status" className="text-sm text-muted">
            {t('keep.confirmed')}
          </p>
        )}
        {isOpen && (
          <Panel title={t('keep.edit', { name: profile.name })}>
            <ProfileForm profile={profile} />
          </Panel>
        )}
        <Panel title={t('keep.pinTitle')}>
          <p className="text-muted">{t('keep.pinLead')}</p>
          <p className="font-medium">{t(profile.hasPin ? 'keep.pinSet' : 'keep.pinUnset')}</p>
          {canAct && <PinForm profileId={profile.id} hasPin={profile.hasPin} />}
        </Panel>
        {isOpen && (
          <Panel title={t('keep.deleteTitle', { name: profile.name })}>
            <p className="text-muted">{t('keep.deleteLead')}</p>
            <DeleteProfileForm profileId={profile.id} />
          </Panel>
        )}
      </div>
    </ClientWords>
  )
}
