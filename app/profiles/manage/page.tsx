import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewProfileForm } from '#features/accounts/profiles/components/profile-form.tsx'
import { ProfileList } from '#features/accounts/profiles/components/profile-list.tsx'
import { listProfiles } from '#features/accounts/profiles/queries.ts'
import { profileLimit } from '#features/accounts/profiles/schema.ts'
import { requireAccountHolder } from '#features/accounts/session.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Panel } from '#ui/panel.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profiles')
  return { title: t('keep.title'), robots: { index: false } }
}

export default async function ManageProfilesPage() {
  const viewer = await requireAccountHolder('/profiles/manage')
  const [profiles, t] = await Promise.all([listProfiles(viewer.id), getTranslations('profiles')])
  return (
    <ClientWords areas={['profiles']}>
      <div className="page-measure grid max-w-3xl gap-8 py-10">
        <PageHeader title={t('keep.title')}>{t('keep.lead')}</PageHeader>
        <ProfileList profiles={profiles} />
        <Panel title={t('keep.add')}>
          {profiles.length < profileLimit ? <NewProfileForm /> : <p className="text-muted">{t('keep.full')}</p>}
        </Panel>
      </div>
    </ClientWords>
  )
}
