import type { ReactNode } from 'react'
import { classList } from './class-list.ts'
import { AlertIcon, CheckIcon, InfoIcon } from './icons.tsx'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const looks: Record<NoticeTone, { box: string; icon: ReactNode }> = {
  info: { box: 'border-line bg-surface', icon: <InfoIcon className="size-5 text-accent-fg" /> },
  success: { box: 'border-success-fg/40 bg-success-soft', icon: <CheckIcon className="size-5 text-success-fg" /> },
  warning: { box: 'border-accent bg-surface', icon: <AlertIcon className="size-5 text-accent-fg" /> },
  danger: { box: 'border-danger-fg/50 bg-danger-soft', icon: <AlertIcon className="size-5 text-danger-fg" /> },
}

export type NoticeProps = {
  tone?: NoticeTone
  /** One bold line: what is the case. */
  title?: ReactNode
  /** Cause and effect, in one or two sentences. */
  children?: ReactNode
  /** The one thing to do about it: a button or a link. */
  action?: ReactNode
  /** `true` makes it an ARIA alert, spoken at once: for a refusal or failure the person has just met. */
  isAlert?: boolean
}

/** What happened, what it means, and the one thing to do. `role` is `alert` or `status`. */
export function Notice({ tone = 'info', title, children, action, isAlert = false }: NoticeProps) {
  const { box, icon } = looks[tone]
  return (
    <div
      role={isAlert ? 'alert' : 'status'}
      className={classList('flex flex-wrap items-center gap-x-6 gap-y-3 rounded-panel border px-5 py-4', box)}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <span className="mt-0.5">{icon}</span>
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className={classList(Boolean(title) && 'mt-0.5 text-muted')}>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  )
}
