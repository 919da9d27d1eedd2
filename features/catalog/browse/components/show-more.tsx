'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { buttonStyle } from '#ui/button-style.ts'
import { Spinner } from '#ui/spinner.tsx'

export type ShowMoreProps = {
  /** Holds what stands here and what comes next, or with no `anchor` only the latter. */
  href: string
  /** Where in that page the new ones begin. */
  anchor?: string
  label: string
}

/** So near the end of the list the next titles are fetched without being asked for. */
const nearness = '700px 0px'

/**
 * A link to more of a list, which follows itself as it comes near. The address goes with the list, so that it can be
 * handed on and the way back leads to the same place.
 */
export function ShowMore({ href, anchor, label }: ShowMoreProps) {
  const router = useRouter()
  const link = useRef<HTMLAnchorElement>(null)
  const [isPending, startTransition] = useTransition()

  useEffect(() => {
    const target = link.current
    if (!target || anchor === undefined) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        startTransition(() => router.replace(href, { scroll: false }))
      },
      { rootMargin: nearness },
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [href, anchor, router])

  return (
    <Link
      ref={link}
      href={anchor === undefined ? href : `${href}#${anchor}`}
      replace={anchor !== undefined}
      prefetch={false}
      aria-busy={isPending}
      className={buttonStyle({ variant: 'secondary', className: 'justify-self-center' })}
    >
      {isPending && <Spinner />}
      {label}
    </Link>
  )
}
