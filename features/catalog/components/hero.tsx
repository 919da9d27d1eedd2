import { useTranslations } from 'next-intl'
import type { Featured } from '#features/catalog/featured.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { Backdrop } from './backdrop.tsx'
import { HeroTrailer } from './hero-trailer.tsx'

/** The newest title, large, above the rails: its still, and after a pause its trailer without sound. */
export function Hero({ featured }: { featured: Featured }) {
  const t = useTranslations('trailers.hero')
  const { slug, name, kind, synopsis, libraryName, still, trailerUrl } = featured
  return (
    <section
      aria-label={t('heading', { title: name })}
      data-theme="dark"
      className="relative isolate overflow-hidden bg-canvas text-fg"
    >
      <Backdrop artwork={still} />
      <div className="page-measure flex min-h-[min(64dvh,42rem)] flex-wrap items-end justify-between gap-6 pt-[48vw] pb-10 sm:pt-32 sm:pb-14">
        <div className="grid max-w-2xl min-w-0 flex-1 basis-72 justify-items-start gap-4">
          <p className="text-sm font-semibold text-accent-fg">{t('new', { library: libraryName })}</p>
          <h2 className="text-display">{name}</h2>
          <p className="line-clamp-3 max-w-prose text-lg text-muted">{synopsis}</p>
          <ButtonLink href={`/titles/${slug}`} size="large" className="mt-2">
            {t('open', { kind })}
          </ButtonLink>
        </div>
        {trailerUrl && <HeroTrailer key={trailerUrl} url={trailerUrl} words={{ pause: t('pause'), play: t('play') }} />}
      </div>
    </section>
  )
}
