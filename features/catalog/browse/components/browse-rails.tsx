import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { TitleCard as TitleCardData } from '#features/catalog/cards.ts'
import type { Rails } from '#features/catalog/browse/rails.ts'
import { writeEpisodeTag } from '#features/catalog/components/card-words.ts'
import { shapeOf } from '#features/catalog/components/library-shape.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { TitleCard } from '#features/catalog/components/title-card.tsx'
import { ContinueRemoveButton } from '#features/catalog/own/components/continue-remove-button.tsx'
import { isStillComing } from '#features/catalog/readiness.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import type { PosterShape } from '#ui/poster.tsx'
import { Rail } from '#ui/rail.tsx'

/** The rails of the catalogue. Looks again by itself while something is prepared. */
export function BrowseRails({ rails, isLimited }: { rails: Rails; isLimited: boolean }) {
  const t = useTranslations('catalog.browse')
  const { begun, newest, own, because, shelves, genres } = rails
  if (newest.length === 0 && begun.length === 0) return <NothingYet isLimited={isLimited} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={newest.some(isStillComing)} />
      <ContinueRail begun={begun} />
      <TitleRail name={t('new')} titles={newest} isEager={begun.length === 0} />
      <TitleRail name={t('list')} titles={own} allHref="/list" />
      {because && (
        <TitleRail
          name={t(because.reason === 'liked' ? 'becauseLiked' : 'becauseWatched', { name: because.name })}
          titles={because.titles}
          note={t('becauseRule')}
        />
      )}
      {shelves.map(({ id, name, slug, kind, titles }) => (
        <TitleRail key={id} name={name} titles={titles} shape={shapeOf(kind)} allHref={`/browse/${slug}`} />
      ))}
      {genres.map(({ name, slug, titles }) => (
        <TitleRail key={slug} name={name} titles={titles} allHref={`/genres/${encodeURIComponent(slug)}`} />
      ))}
      <p className="page-measure">
        <ButtonLink href="/genres" variant="secondary">
          {t('allGenres')}
        </ButtonLink>
      </p>
    </div>
  )
}

type TitleRailProps = {
  name: string
  titles: TitleCardData[]
  shape?: PosterShape
  /** Where the whole list is. */
  allHref?: string
  /** Why these. */
  note?: string
  isEager?: boolean
}

function TitleRail({ name, titles, shape = 'wide', allHref, note, isEager = false }: TitleRailProps) {
  const scrollWords = useScrollWords(name)
  if (titles.length === 0) return null
  return (
    <Rail title={name} scrollWords={scrollWords} shape={shape} action={<RailAction {...{ name, allHref, note }} />}>
      {titles.map((title) => (
        <TitleCard key={title.id} title={title} shape={shape} isEager={isEager} />
      ))}
    </Rail>
  )
}

function RailAction({
  name,
  allHref,
  note,
}: {
  name: string
  allHref: string | undefined
  note: string | undefined
}): ReactNode {
  const t = useTranslations('catalog.browse')
  if (note) return <p className="min-w-0 text-sm text-muted">{note}</p>
  if (!allHref) return null
  return (
    <Link href={allHref} className="text-link text-sm" aria-label={t('seeAllOf', { library: name })}>
      {t('seeAll')}
    </Link>
  )
}

function ContinueRail({ begun }: Pick<Rails, 'begun'>) {
  const t = useTranslations('catalog')
  const scrollWords = useScrollWords(t('browse.continue'))
  if (begun.length === 0) return null
  return (
    <Rail title={t('browse.continue')} scrollWords={scrollWords}>
      {begun.map((title) => {
        const { way, name } = title.goingOn
        const tag = writeEpisodeTag(t, title.goingOn)
        return (
          <div key={title.id} className="relative">
            <TitleCard
              title={title}
              shape="wide"
              isEager
              {...(tag ? { tag } : {})}
              {...(way === 'next' ? { meta: t('card.next', { name }) } : {})}
            />
            <span className="absolute end-2.5 top-2.5">
              <ContinueRemoveButton title={title} />
            </span>
          </div>
        )
      })}
    </Rail>
  )
}

function useScrollWords(rail: string): { back: string; forward: string } {
  const t = useTranslations('catalog.browse')
  return { back: t('scrollBack', { rail }), forward: t('scrollForward', { rail }) }
}

function NothingYet({ isLimited }: { isLimited: boolean }) {
  const t = useTranslations('catalog.browse')
  return (
    <div className="page-measure">
      {isLimited ? (
        <EmptyState title={t('emptyLimited')} action={<ButtonLink href="/profiles">{t('switchProfile')}</ButtonLink>}>
          {t('emptyLimitedLead')}
        </EmptyState>
      ) : (
        <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
      )}
    </div>
  )
}
