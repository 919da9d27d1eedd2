import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { isSealed, type ViewerProfile } from '#features/accounts/open-profile.ts'
import { decideSwitch } from '#features/accounts/profiles/decide-switch.ts'
import type { ProfileRow } from '#features/accounts/profiles/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { LockIcon } from '#ui/icons.tsx'
import { DeviceField } from './device-field.tsx'
import { ProfileAvatar } from './profile-avatar.tsx'
import { ProfileLimit } from './profile-limit.tsx'

export type ProfileChooserProps = {
  profiles: ProfileRow[]
  /** The profile that is open now. */
  open: ViewerProfile
  /** Where a choice leads. */
  callbackPath: string
}

/** Everybody of the account, to choose who watches. What is free opens by a form; what is guarded asks first. */
export function ProfileChooser({ profiles, open, callbackPath }: ProfileChooserProps) {
  const t = useTranslations('profiles')
  return (
    <div className="grid justify-items-center gap-10">
      <ul className="flex flex-wrap justify-center gap-x-4 gap-y-8 sm:gap-x-8">
        {profiles.map((profile) => (
          <li key={profile.id} className="w-36 sm:w-44">
            {decideSwitch(profile, open, profiles) === 'NONE' ? (
              <form method="post" action="/api/profiles/choose">
                <input type="hidden" name="profileId" value={profile.id} />
                <input type="hidden" name="callbackUrl" value={callbackPath} />
                <DeviceField />
                <button type="submit" className={tile}>
                  <TileFace profile={profile} isOpen={profile.id === open.id} />
                </button>
              </form>
            ) : (
              <Link
                href={`/profiles?${new URLSearchParams({ choose: profile.id, callbackUrl: callbackPath }).toString()}`}
                className={tile}
              >
                <TileFace profile={profile} isOpen={false} />
              </Link>
            )}
          </li>
        ))}
      </ul>
      {!isSealed(open) && (
        <ButtonLink href="/profiles/manage" variant="secondary" prefetch={false}>
          {t('manage')}
        </ButtonLink>
      )}
    </div>
  )
}

const tile =
  'group grid w-full cursor-pointer justify-items-center gap-2 rounded-panel p-3 text-center text-fg no-underline hover:bg-raised'

function TileFace({ profile, isOpen }: { profile: ProfileRow; isOpen: boolean }) {
  const t = useTranslations('profiles')
  return (
    <>
      <span className="relative mb-1">
        <ProfileAvatar profile={profile} className="size-24 text-4xl sm:size-28" />
        {profile.hasPin && (
          <span className="absolute -end-1 bottom-0 grid size-9 place-items-center rounded-full border border-line-strong bg-surface text-fg">
            <LockIcon className="size-4" />
            <span className="sr-only">{t('guarded')}</span>
          </span>
        )}
      </span>
      <span className="w-full truncate text-lg font-semibold">{profile.name}</span>
      <span className="text-sm text-muted">
        {isOpen ? t('openNow') : <ProfileLimit maturityLimit={profile.maturityLimit} />}
      </span>
    </>
  )
}
