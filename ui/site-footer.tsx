import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LogoMark } from './logo.tsx'

export type SiteFooterProps = {
  /** Links: terms, privacy, contact. */
  children?: ReactNode
  /** The line at the end, the portal's owner and the year. */
  note?: ReactNode
}

/** The foot of every page. */
export function SiteFooter({ children, note }: SiteFooterProps) {
  const t = useTranslations('ui')
  return (
    <footer className="mt-20 border-t border-line">
      <div className="page-measure flex flex-wrap items-center gap-x-6 gap-y-3 py-8 text-sm text-muted">
        <LogoMark className="size-6" />
        {note && <p>{note}</p>}
        {children && (
          <nav aria-label={t('footerNavigation')} className="ms-auto flex flex-wrap items-center gap-5">
            {children}
          </nav>
        )}
      </div>
    </footer>
  )
}
