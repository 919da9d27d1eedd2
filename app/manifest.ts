import type { MetadataRoute } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

export const dynamic = 'force-dynamic'

/** What an installed portal is called and looks like. @see https://www.w3.org/TR/appmanifest/ */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [t, locale] = await Promise.all([getTranslations('portal'), getLocale()])
  return {
    id: '/',
    name: t('appName'),
    short_name: t('appName'),
    description: t('description'),
    lang: locale,
    dir: 'auto',
    start_url: '/browse',
    scope: '/',
    display: 'standalone',
    background_color: '#13100e',
    theme_color: '#13100e',
    categories: ['entertainment', 'music'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
  }
}
