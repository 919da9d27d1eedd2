import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { genrePath } from '#features/catalog/genre.ts'
import { nameLanguage } from '#features/catalog/language-name.ts'
import { personRoles, type Credit } from '#features/catalog/people.ts'
import type { TitleDetail } from '#features/catalog/title.ts'

/** Who made a title, and what there is to know of it. */
export function TitleFacts({ title }: { title: TitleDetail }) {
  const t = useTranslations('catalog.title')
  const locale = useLocale()
  const { credits, genres, maturityAge, audioLanguages, captionLanguages } = title
  const languages = (tags: string[]) => tags.map((tag) => nameLanguage(tag, locale)).join(', ')
  const hasDetails = genres.length + audioLanguages.length + captionLanguages.length > 0 || maturityAge !== null
  if (credits.length === 0 && !hasDetails) return null
  return (
    <div className="page-measure grid gap-x-16 gap-y-10 pt-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      {credits.length > 0 && <Credits credits={credits} />}
      {hasDetails && (
        <section aria-labelledby="details-heading" className="grid content-start gap-4">
          <h2 id="details-heading" className="text-heading">
            {t('details')}
          </h2>
          <dl className="grid gap-3">
            {genres.length > 0 && (
              <Fact name={t('genres')}>
                {genres.map((genre, index) => (
                  <span key={genre}>
                    {index > 0 && ', '}
                    <Link href={genrePath(genre)} className="text-link">
                      {genre}
                    </Link>
                  </span>
                ))}
              </Fact>
            )}
            {maturityAge !== null && (
              <Fact name={t('ageLabel')}>
                {maturityAge === 0 ? t('allAges') : t('age', { age: String(maturityAge) })}
              </Fact>
            )}
            {audioLanguages.length > 0 && <Fact name={t('audio')}>{languages(audioLanguages)}</Fact>}
            {captionLanguages.length > 0 && <Fact name={t('captions')}>{languages(captionLanguages)}</Fact>}
          </dl>
        </section>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Credits({ credits }: { credits: Credit[] }) {
  const t = useTranslations('catalog.title')
  return (
    <section aria-labelledby="people-heading" className="grid content-start gap-4">
      <h2 id="people-heading" className="text-heading">
        {t('people')}
      </h2>
      <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {personRoles.map((role) => {
          const own = credits.filter((credit) => credit.role === role)
          if (own.length === 0) return null
          return (
            <div key={role}>
              <dt className="text-sm text-muted">{t(`roles.${role}`)}</dt>
              {own.map(({ slug, name, part }) => (
                <dd key={slug}>
                  <Link href={`/people/${slug}`} className="text-link">
                    {name}
                  </Link>
                  {part && <span className="text-muted"> · {part}</span>}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </section>
  )
}
