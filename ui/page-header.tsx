import type { ReactNode } from 'react'

export type PageHeaderProps = {
  /** The page's one `h1`. */
  title: string
  /** A line above it: where in the portal this is. */
  eyebrow?: ReactNode
  /** One sentence below it. */
  children?: ReactNode
  /** Buttons and links that act on the whole page. */
  actions?: ReactNode
}

/** The head of a page inside the page's measure. */
export function PageHeader({ title, eyebrow, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        {eyebrow && <p className="mb-2 text-sm font-semibold text-accent-fg">{eyebrow}</p>}
        <h1 className="text-title">{title}</h1>
        {children && <div className="mt-2 max-w-prose text-muted">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}
