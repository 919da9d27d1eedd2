import type { ReactNode } from 'react'
import { classList } from './class-list.ts'

export type BadgeTone = 'neutral' | 'accent' | 'danger' | 'success' | 'onPicture'

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-raised text-fg',
  accent: 'bg-accent text-on-accent',
  danger: 'bg-danger-soft text-danger-fg',
  success: 'bg-success-soft text-success-fg',
  onPicture: 'bg-black/75 text-white backdrop-blur-sm',
}

export type BadgeProps = {
  /** `onPicture` stays readable over any artwork. */
  tone?: BadgeTone
  icon?: ReactNode
  children: ReactNode
}

/** A short tag: a state, a plan's name, a count. Not a button. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span
      className={classList(
        'inline-flex max-w-full items-center gap-1 rounded-md px-2 py-0.5 text-xs leading-5 font-semibold',
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
