import './globals.css'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AccountMenu } from '#features/accounts/components/account-menu.tsx'
import { OneProfile } from '#features/accounts/profiles/components/one-profile.tsx'
import { SealedNotice } from '#features/accounts/profiles/components/sealed-notice.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { ListenCorner } from '#features/catalog/components/listen-corner.tsx'
import { MainNavigation } from '#features/catalog/components/main-navigation.tsx'
import { SearchLink } from '#features/catalog/components/search-link.tsx'
import { portalAddress } from '#features/catalog/portal-address.ts'
import { listLibraries } from '#features/catalog/queries.ts'
import { LanguageChoice } from '#features/language/components/language-choice.tsx'
import { TimeZoneMemory } from '#features/language/components/time-zone-memory.tsx'
import { getKnownTimeZone } from '#features/language/viewer-language.ts'
import { languageOf, languages } from '#messages/languages.ts'
import { ServiceWorker } from '#ui/service-worker.tsx'
import { SiteFooter } from '#ui/site-footer.tsx'
import { SiteHeader } from '#ui/site-header.tsx'
import { StalePageWatch } from '#ui/stale-page-watch.tsx'

// Every page is drawn for its request: it names who is signed in, and its scripts carry the nonce of that answer.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal')
  return {
    metadataBase: portalAddress(),
    title: { default: 'Usher', template: '%s · Usher' },
    description: t('description'),
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
    appleWebApp: { title: t('appName') },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#13100e' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer()
  const [libraries, locale, timeZone, t] = await Promise.all([
    listLibraries(viewer),
    getLocale(),
    getKnownTimeZone(),
    getTranslations('portal'),
  ])
  return (
    <html lang={locale} dir={languages[languageOf(locale)].direction}>
      <body className="flex min-h-dvh flex-col">
        <SiteHeader
          homeHref="/"
          navigation={<MainNavigation libraries={libraries.slice(0, 6)} browseLabel={t('browse')} />}
          search={<SearchLink label={t('search')} />}
          account={<AccountMenu viewer={viewer} />}
        />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          <StalePageWatch notice={t('fresh')} />
          <SealedNotice viewer={viewer} />
          {children}
        </main>
        <SiteFooter note={t('note')}>
          <Link className="text-link" href="/browse">
            {t('browse')}
          </Link>
          <Link className="text-link" href="/plans">
            {t('plans')}
          </Link>
          <LanguageChoice />
        </SiteFooter>
        <ListenCorner listenerId={viewer?.profile.id ?? null} locale={locale} />
        <OneProfile profileId={viewer?.profile.id ?? null} />
        <TimeZoneMemory known={timeZone} />
        <ServiceWorker language={locale} />
      </body>
    </html>
  )
}
