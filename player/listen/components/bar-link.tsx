import type { ReactNode } from 'react'

type BarLinkProps = { href: string; goTo: (href: string) => void; className?: string; children: ReactNode }

/** A link that leaves the bar in place; with a modifier key it is the browser's own. */
export function BarLink({ href, goTo, className = '', children }: BarLinkProps) {
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        goTo(href)
      }}
    >
      {children}
    </a>
  )
}
