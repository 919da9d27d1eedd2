import type { ReactNode } from 'react'

/** One part of a profile's page, under its own heading. */
export function ProfilePanel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4 rounded-panel border border-line bg-surface p-5 sm:p-6">
      <h2 id={id} className="text-heading">
        {title}
      </h2>
      {children}
    </section>
  )
}
