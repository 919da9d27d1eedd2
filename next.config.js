import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./features/language/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native and generated modules stay outside the bundle; Node loads them as they are.
  serverExternalPackages: ['@node-rs/argon2', 'pino'],
  // The embedded portal answers on both names of loopback.
  allowedDevOrigins: ['localhost', '127.0.0.1'],
  // Types are checked by `npm test`, over the whole project; a start builds and does not check them again.
  typescript: { ignoreBuildErrors: true },
  // Where crawlers look that have not read robots.txt.
  rewrites: async () => [{ source: '/sitemap.xml', destination: '/sitemaps' }],
  // A page is drawn for one person at one moment; the browser never reuses an older drawing of it.
  experimental: { staleTimes: { dynamic: 0, static: 30 } },
}

export default withWords(config)
