import type { ReactNode } from 'react'
import { Beam } from '#ui/beam.tsx'

/** The one narrow panel of signing in and setting a password. */
export function AccountPanel({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="page-measure grid place-items-center py-12 sm:py-20">
      <section className="relative w-full max-w-md overflow-hidden rounded-panel border border-line bg-surface p-6 shadow-lift sm:p-9">
        <Beam />
        <div className="relative grid gap-6">
          <header>
            <h1 className="text-title">{title}</h1>
            <p className="mt-2 text-muted">{lead}</p>
          </header>
          {children}
        </div>
      </section>
    </div>
  )
}
