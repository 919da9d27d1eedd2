'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { SearchIcon } from '#ui/icons.tsx'

/** The way to the search, also by the key `/` where nobody is typing and no player listens. */
export function SearchLink({ label }: { label: string }) {
  const router = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return
      event.preventDefault()
      router.push('/search')
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router])
  return (
    <Link
      href="/search"
      aria-keyshortcuts="/"
      className="inline-flex min-h-10 items-center gap-2 rounded-control px-2.5 font-medium text-muted no-underline hover:text-fg"
    >
      <SearchIcon className="size-5" />
      <span className="sr-only sm:not-sr-only">{label}</span>
    </Link>
  )
}
