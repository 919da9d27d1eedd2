import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseCallbackPath } from '#features/accounts/callback-path.ts'
import { AccountPanel } from '#features/accounts/components/account-panel.tsx'
import { ProfileChooser } from '#features/accounts/profiles/components/profile-chooser.tsx'
import { ProfileGate } from '#features/accounts/profiles/components/profile-gate.tsx'
import { decideSwitch } from '#features/accounts/profiles/decide-switch.ts'
import { readChoiceError } from '#features/accounts/profiles/choice-error.ts'
import { listProfiles } from '#features/accounts/profiles/queries.ts'
import { requireViewer } from '#features/accounts/session.ts'

type ProfilesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profiles')
  return { title: t('who'), robots: { index: false } }
}

export default async function ProfilesPage({ searchParams }: ProfilesPageProps) {
  const [query, viewer, t] = await Promise.all([searchParams, requireViewer('/profiles'), getTranslations('profiles')])
  const callbackPath = parseCallbackPath(
    typeof query['callbackUrl'] === 'string' ? query['callbackUrl'] : null,
    '/browse',
  )
  const profiles = await listProfiles(viewer.id)
  const asked = profiles.find(({ id }) => id === query['choose'])
  const guard = asked ? decideSwitch(asked, viewer.profile, profiles) : 'NONE'
  if (asked && guard !== 'NONE') {
    const name = { name: asked.name }
    const title = guard === 'PIN' ? t('gate.pinTitle', name) : t('gate.passwordTitle', name)
    return (
      <AccountPanel title={title} lead={t(guard === 'PIN' ? 'gate.pinLead' : 'gate.passwordLead')}>
        <ProfileGate
          profile={asked}
          guard={guard}
          callbackPath={callbackPath}
          error={readChoiceError(query['error'])}
        />
      </AccountPanel>
    )
  }
  return (
    <div className="page-measure grid gap-10 py-14 sm:py-20">
      <header className="grid justify-items-center gap-2 text-center">
        <h1 className="text-display">{t('who')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </header>
      <ProfileChooser profiles={profiles} open={viewer.profile} callbackPath={callbackPath} />
    </div>
  )
}
