import { useId, type ReactNode } from 'react'
import { classList } from './class-list.ts'

export type PanelProps = {
  title: string
  /** `danger` says that what is in it waits for somebody. */
  tone?: 'neutral' | 'danger'
  children: ReactNode
}

/** One part of a page in a frame of its own, under its heading. */
export function Panel({ title, tone = 'neutral', children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classList(
        'grid grid-cols-[minmax(0,1fr)] content-start gap-4 rounded-panel border bg-surface p-5 sm:p-6',
        tone === 'danger' ? 'border-danger-fg/50' : 'border-line',
      )}
    >
      <h2 id={id} className="text-heading">
        {title}
      </h2>
      {children}
    </section>
  )
}
