import type { ReactNode } from 'react'
import { Beam } from './beam.tsx'

export type EmptyStateProps = {
  /** What is missing, as a plain sentence. */
  title: string
  /** What to do about it, or when it will be there. */
  children?: ReactNode
  /** A button or a link that does it. */
  action?: ReactNode
}

/** Stands where a list would, and says what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="relative grid justify-items-center gap-3 overflow-hidden rounded-panel border border-line bg-surface px-6 py-14 text-center">
      <Beam />
      <h2 className="relative text-title">{title}</h2>
      {children && <div className="relative max-w-prose text-muted">{children}</div>}
      {action && <div className="relative mt-3">{action}</div>}
    </div>
  )
}
