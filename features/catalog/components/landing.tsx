import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Featured } from '#features/catalog/featured.ts'
import type { Shelf } from '#features/catalog/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { Poster } from '#ui/poster.tsx'
import { Backdrop } from './backdrop.tsx'

export type LandingProps = { featured: Featured | null; shelves: Shelf[]; isSignedIn: boolean }

/** The front page: what this portal is, one still, the libraries, and the way in. */
export function Landing({ featured, shelves, isSignedIn }: LandingProps) {
  const t = useTranslations('catalog.landing')
  return (
    <>
      <section data-theme="dark" className="relative isolate overflow-hidden bg-canvas text-fg">
        <Backdrop artwork={featured?.still ?? null} />
        <div className="page-measure grid min-h-[min(78dvh,46rem)] content-end gap-6 pt-[42vw] pb-14 sm:pt-40">
          <h1 className="max-w-3xl text-display">{t('heading')}</h1>
          <p className="max-w-prose text-lg text-muted">{t('lead')}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/browse" size="large">
              {t(isSignedIn ? 'goOn' : 'browse')}
            </ButtonLink>
            {!isSignedIn && (
              <ButtonLink href="/sign-in" size="large" variant="secondary">
                {t('signIn')}
              </ButtonLink>
            )}
          </div>
          {featured && (
            <p className="text-sm text-muted">
              {t.rich('nowShowing', {
                name: featured.name,
                title: (name) => (
                  <Link className="text-link" href={`/titles/${featured.slug}`}>
                    {name}
                  </Link>
                ),
              })}
            </p>
          )}
        </div>
      </section>
      <section aria-labelledby="libraries" className="page-measure grid gap-6 pt-14">
        <h2 id="libraries" className="text-title">
          {t('libraries', { count: shelves.length })}
        </h2>
        <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {shelves.map((shelf) => (
            <li key={shelf.id}>
              <LibraryTile shelf={shelf} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function LibraryTile({ shelf }: { shelf: Shelf }) {
  const picture = shelf.titles.find((title) => title.artwork !== null)?.artwork ?? null
  return (
    <Link href={`/browse/${shelf.slug}`} className="group grid gap-3 rounded-control text-fg no-underline">
      <Poster
        name={shelf.name}
        artwork={picture}
        sizes="(min-width: 64rem) 26rem, (min-width: 40rem) 46vw, 92vw"
        className="shadow-lift transition-transform duration-300 ease-settle group-hover:-translate-y-1"
      />
      <div>
        <h3 className="text-heading group-hover:text-accent-fg">{shelf.name}</h3>
        <p className="mt-1 text-muted">{shelf.description}</p>
      </div>
    </Link>
  )
}
