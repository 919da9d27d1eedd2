'use client'

import { usePathname } from 'next/navigation'
import { NavLink } from '#ui/site-header.tsx'

/** The way to the catalogue and to each library, the current one marked. */
export function MainNavigation({ libraries }: { libraries: { slug: string; name: string }[] }) {
  const path = usePathname()
  return (
    <>
      <NavLink href="/browse" isCurrent={path === '/browse'}>
        Browse
      </NavLink>
      {libraries.map(({ slug, name }) => (
        <NavLink key={slug} href={`/browse/${slug}`} isCurrent={path === `/browse/${slug}`}>
          {name}
        </NavLink>
      ))}
    </>
  )
}
