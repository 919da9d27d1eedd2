import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '#ui/badge.tsx'
import { ButtonLink } from '#ui/button-link.tsx'
import type { Viewer } from '#features/accounts/session.ts'
import { isSealed } from '#features/accounts/open-profile.ts'
import { ProfileAvatar } from '#features/accounts/profiles/components/profile-avatar.tsx'
import { ClosesOnLeaving } from './closes-on-leaving.tsx'
import { SignOutForm } from './sign-out-form.tsx'

/** Who is signed in, with the way to the account and out of it; or the way in. A native popover: no script needed. */
export function AccountMenu({ viewer }: { viewer: Viewer | null }) {
  const t = useTranslations('accounts')
  const tProfiles = useTranslations('profiles.menu')
  if (!viewer) {
    return (
      <ButtonLink href="/sign-in" size="small" variant="secondary">
        {t('menu.signIn')}
      </ButtonLink>
    )
  }
  const { profile } = viewer
  const isHolder = profile.maturityLimit === null
  const staff = viewer.role === 'MEMBER' ? null : t(`role.${viewer.role}`)
  return (
    <>
      {staff && (
        <span className="hidden sm:inline-flex">
          <Badge tone="accent">{staff}</Badge>
        </span>
      )}
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={t('menu.open', { name: viewer.name })}
        className="cursor-pointer rounded-full"
      >
        <ProfileAvatar profile={profile} />
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed start-auto end-[clamp(1rem,4vw,4rem)] top-15 m-0 w-64 rounded-panel border border-line bg-surface p-4 text-fg shadow-lift"
      >
        <p className="truncate font-semibold">{isSealed(profile) ? viewer.name : profile.name}</p>
        {isHolder && <p className="truncate text-sm text-muted">{viewer.email}</p>}
        <div className="mt-3 grid gap-1 border-t border-line pt-3">
          <MenuLink href="/profiles">{tProfiles('switch')}</MenuLink>
          {!isSealed(profile) && (
            <>
              <MenuLink href="/list">{tProfiles('list')}</MenuLink>
              <MenuLink href="/history">{tProfiles('history')}</MenuLink>
            </>
          )}
          {isHolder && <MenuLink href="/account">{t('menu.account')}</MenuLink>}
          {staff && <MenuLink href="/admin">{t('menu.staffArea')}</MenuLink>}
          <SignOutForm />
        </div>
        <ClosesOnLeaving popoverId="account-menu" />
      </div>
    </>
  )
}

function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded-md px-2 py-2 font-medium text-fg no-underline hover:bg-raised"
    >
      {children}
    </Link>
  )
}
