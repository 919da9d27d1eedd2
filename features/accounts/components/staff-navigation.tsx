'use client'

import { usePathname } from 'next/navigation'
import { NavLink } from '#ui/nav-link.tsx'

export type StaffNavigationProps = {
  areas: { href: string; name: string }[]
  /** What the navigation and its first entry are called. */
  words: { navigation: string; overview: string }
}

/** The parts of the staff area, the current one marked: a row on narrow screens, a column beside the page on wide. */
export function StaffNavigation({ areas, words }: StaffNavigationProps) {
  const path = usePathname()
  return (
    <nav aria-label={words.navigation} className="flex gap-1 overflow-x-auto lg:grid lg:content-start">
      <NavLink href="/admin" isCurrent={path === '/admin'}>
        {words.overview}
      </NavLink>
      {areas.map(({ href, name }) => (
        <NavLink key={href} href={href} isCurrent={path === href || path.startsWith(`${href}/`)}>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
