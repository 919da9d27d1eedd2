import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonStyle, type ButtonLook } from './button-style.ts'

export type ButtonLinkProps = ButtonLook & {
  href: string
  children: ReactNode
  /** Spoken instead of the visible words, which it must contain (WCAG 2.5.3). */
  'aria-label'?: string
  /** `false` where the target costs something to prepare or changes on each visit. */
  prefetch?: boolean
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ variant, size, isWide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonStyle({ variant, size, isWide, className })}>
      {children}
    </Link>
  )
}
