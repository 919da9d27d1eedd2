'use client'

import { usePathname } from 'next/navigation'
import { NavLink } from '#ui/nav-link.tsx'

export type MainNavigationProps = {
  libraries: { slug: string; name: string }[]
  /** The name of the way to the whole catalogue. */
  browseLabel: string
}

/** The way to the catalogue and to each library, the current one marked. */
export function MainNavigation({ libraries, browseLabel }: MainNavigationProps) {
  const path = usePathname()
  return (
    <>
      <NavLink href="/browse" isCurrent={path === '/browse'}>
        {browseLabel}
      </NavLink>
      {libraries.map(({ slug, name }) => (
        <NavLink key={slug} href={`/browse/${slug}`} isCurrent={path === `/browse/${slug}`}>
          {name}
        </NavLink>
      ))}
    </>
  )
}
