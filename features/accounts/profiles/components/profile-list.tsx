import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ProfileRow } from '#features/accounts/profiles/queries.ts'
import { Badge } from '#ui/badge.tsx'
import { ForwardIcon, LockIcon } from '#ui/icons.tsx'
import { ProfileAvatar } from './profile-avatar.tsx'
import { ProfileLimit } from './profile-limit.tsx'

/** Everybody of the account, each leading to what can be changed. */
export function ProfileList({ profiles }: { profiles: ProfileRow[] }) {
  const t = useTranslations('profiles')
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
      {profiles.map((profile) => (
        <li key={profile.id}>
          <Link
            href={`/profiles/manage/${profile.id}`}
            className="group flex items-center gap-4 px-5 py-4 text-fg no-underline hover:bg-raised"
          >
            <ProfileAvatar profile={profile} className="size-12 text-lg" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold group-hover:text-accent-fg">{profile.name}</span>
              <span className="block text-sm text-muted">
                <ProfileLimit maturityLimit={profile.maturityLimit} />
              </span>
            </span>
            {profile.hasPin && <Badge icon={<LockIcon />}>{t('guarded')}</Badge>}
            <ForwardIcon className="size-5 text-muted rtl:-scale-x-100" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
