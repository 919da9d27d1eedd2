import Link from 'next/link'
import type { ReactNode } from 'react'

export type NavLinkProps = { href: string; isCurrent?: boolean; children: ReactNode }

/** One entry of the main navigation; the current page's is marked for eyes and for screen readers. */
export function NavLink({ href, isCurrent = false, children }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      className="rounded-md px-3 py-2 font-medium whitespace-nowrap text-muted no-underline hover:text-fg aria-[current=page]:bg-raised aria-[current=page]:text-fg"
    >
      {children}
    </Link>
  )
}
