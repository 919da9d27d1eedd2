import './globals.css'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu } from '#features/accounts/components/account-menu.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { MainNavigation } from '#features/catalog/components/main-navigation.tsx'
import { SearchLink } from '#features/catalog/components/search-link.tsx'
import { portalAddress } from '#features/catalog/portal-address.ts'
import { listLibraries } from '#features/catalog/queries.ts'
import { SiteFooter } from '#ui/site-footer.tsx'
import { SiteHeader } from '#ui/site-header.tsx'

// Every page is drawn for its request: it names who is signed in, and its scripts carry the nonce of that answer.
export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  return {
    metadataBase: portalAddress(),
    title: { default: 'Usher', template: '%s · Usher' },
    description: 'Films, music and an archive, for members.',
    icons: { icon: '/icon.svg' },
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
  const libraries = await listLibraries(viewer)
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <SiteHeader
          homeHref="/"
          navigation={<MainNavigation libraries={libraries.slice(0, 6)} />}
          search={<SearchLink />}
          account={<AccountMenu viewer={viewer} />}
        />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          {children}
        </main>
        <SiteFooter note="Usher, a portal of its own.">
          <Link className="text-link" href="/browse">
            Browse
          </Link>
          <Link className="text-link" href="/plans">
            Plans
          </Link>
        </SiteFooter>
      </body>
    </html>
  )
}
