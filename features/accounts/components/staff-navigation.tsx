'use client'

import { usePathname } from 'next/navigation'
import { NavLink } from '#ui/site-header.tsx'

/** The parts of the staff area, the current one marked: a row on narrow screens, a column beside the page on wide. */
export function StaffNavigation({ areas }: { areas: { href: string; name: string }[] }) {
  const path = usePathname()
  return (
    <nav aria-label="Staff" className="flex gap-1 overflow-x-auto lg:grid lg:content-start">
      <NavLink href="/admin" isCurrent={path === '/admin'}>
        Overview
      </NavLink>
      {areas.map(({ href, name }) => (
        <NavLink key={href} href={href} isCurrent={path === href || path.startsWith(`${href}/`)}>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
