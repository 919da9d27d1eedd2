import { useId, type ReactNode } from 'react'
import { classList } from './class-list.ts'

export type PanelProps = {
  title: string
  /** `danger` says that what is in it waits for somebody. */
  tone?: 'neutral' | 'danger'
  children: ReactNode
}

/** One of several boxes of a page, with its heading. */
export function Panel({ title, tone = 'neutral', children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classList(
        'grid content-start gap-3 rounded-panel border bg-surface p-5 sm:p-6',
        tone === 'danger' ? 'border-danger-fg/50' : 'border-line',
      )}
    >
      <h2 id={id} className="text-heading">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
