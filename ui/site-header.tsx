import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'

export type SiteHeaderProps = {
  /** The portal's name beside the mark. */
  name?: string
  /** Where the mark leads. */
  homeHref: string
  /** `NavLink` elements. */
  navigation?: ReactNode
  /** The search field. */
  search?: ReactNode
  /** Sign in, or the account's menu. */
  account?: ReactNode
}

/** The bar over every page; first a link that jumps to `#content`. */
export function SiteHeader({ name = 'Usher', homeHref, navigation, search, account }: SiteHeaderProps) {
  const t = useTranslations('ui')
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-canvas/90 backdrop-blur-md">
      <a
        href="#content"
        className="absolute top-3 start-4 z-10 -translate-y-24 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <div className="page-measure flex min-h-16 flex-wrap items-center gap-x-7 gap-y-1 py-2">
        <Link href={homeHref} className="rounded-md text-fg no-underline">
          <Logo name={name} />
        </Link>
        {navigation && (
          <nav
            aria-label={t('mainNavigation')}
            className="order-last flex w-full gap-1 overflow-x-auto sm:order-none sm:w-auto"
          >
            {navigation}
          </nav>
        )}
        <div className="ms-auto flex items-center gap-3">
          {search}
          {account}
        </div>
      </div>
    </header>
  )
}
