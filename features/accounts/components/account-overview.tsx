import { useTranslations } from 'next-intl'
import type { Viewer } from '#features/accounts/session.ts'
import { Badge } from '#ui/badge.tsx'
import { SignOutForm } from './sign-out-form.tsx'

/** Who is signed in, and the ways out: of this device, or of all of them. */
export function AccountOverview({ viewer }: { viewer: Viewer }) {
  const t = useTranslations('accounts')
  return (
    <section aria-labelledby="you" className="grid gap-5 rounded-panel border border-line bg-surface p-6">
      <div>
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="you" className="text-heading">
            {viewer.name}
          </h2>
          {viewer.role !== 'MEMBER' && <Badge tone="accent">{t(`role.${viewer.role}`)}</Badge>}
        </div>
        <p className="mt-1 text-muted">{viewer.email}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <SignOutForm />
        <SignOutForm everywhere />
      </div>
      <p className="text-sm text-muted">{t('signOut.everywhereHint')}</p>
    </section>
  )
}
