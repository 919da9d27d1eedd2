import { isSealed } from '#features/accounts/open-profile.ts'
import { classList } from '#ui/class-list.ts'

export type ProfileAvatarProps = {
  profile: { id: string; name: string; maturityLimit: number | null }
  /** Sets the size and the size of the letter. */
  className?: string
}

/** A profile's initial on a colour of its own, which comes from its id. Decoration: its name stands beside it. */
export function ProfileAvatar({ profile, className = 'size-10 text-sm' }: ProfileAvatarProps) {
  const initial = isSealed(profile) ? '?' : ([...profile.name.trim()][0] ?? '?').toUpperCase()
  return (
    <span
      aria-hidden="true"
      className={classList('grid shrink-0 place-items-center rounded-full font-bold text-white', className)}
      style={{ background: `oklch(0.5 0.12 ${hueOf(profile.id)})` }}
    >
      {initial}
    </span>
  )
}

/** The last digits of an id are random; the first tell its time. */
function hueOf(id: string): number {
  return Number.parseInt(id.slice(-4), 16) % 360
}
