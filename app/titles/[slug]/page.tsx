import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { Breadcrumbs } from '#features/catalog/components/breadcrumbs.tsx'
import { EpisodeList } from '#features/catalog/components/episode-list.tsx'
import { PartList } from '#features/catalog/components/part-list.tsx'
import { StructuredData } from '#features/catalog/components/structured-data.tsx'
import { TitleFacts } from '#features/catalog/components/title-facts.tsx'
import { TitleHero } from '#features/catalog/components/title-hero.tsx'
import { writeTitleMetadata } from '#features/catalog/title-metadata.ts'
import { listTracks } from '#features/catalog/album.ts'
import { getTitle } from '#features/catalog/title.ts'
import { DownloadList } from '#features/playback/components/download-list.tsx'
import { listDownloads } from '#features/playback/downloads.ts'
import { Album } from '#player/listen/components/album-buttons.tsx'
import { TitleActions } from './title-actions.tsx'

type TitlePageProps = {
  params: Promise<{ slug: string }>
  /** `refused`: the code with which a download was turned down and led here. `season`: the one to show. */
  searchParams: Promise<{ refused?: string | string[]; season?: string | string[] }>
}

async function loadTitle({ params }: Pick<TitlePageProps, 'params'>) {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  return getTitle(slug, viewer)
}

export async function generateMetadata(props: TitlePageProps): Promise<Metadata> {
  const title = await loadTitle(props)
  if (!title) return { title: (await getTranslations('portal.notFound'))('title') }
  return writeTitleMetadata(title)
}

export default async function TitlePage(props: TitlePageProps) {
  const title = await loadTitle(props)
  if (!title) return <Absent />
  const { parts, slug, kind } = title
  const { allowed: canPlay } = title.decision.access
  const [downloads, { refused, season }, viewer] = await Promise.all([
    listDownloads(title.id),
    props.searchParams,
    getViewer(),
  ])
  const t = await getTranslations('catalog.title')
  const tracks = kind === 'ALBUM' ? listTracks(title) : []
  return (
    <article>
      <StructuredData title={title} />
      <Breadcrumbs
        crumbs={[
          { name: title.library.name, address: `/browse/${title.library.slug}` },
          { name: title.name, address: `/titles/${slug}` },
        ]}
      />
      <TitleHero title={title}>
        <TitleActions title={title} viewer={viewer} tracks={tracks} refused={refused} />
      </TitleHero>
      {kind === 'SERIES' && (
        <EpisodeList
          titleId={title.id}
          slug={slug}
          parts={parts}
          wanted={season}
          canPlay={canPlay}
          canMark={viewer !== null}
        />
      )}
      {kind === 'ALBUM' && (
        <Album tracks={tracks}>
          <PartList heading={t('tracks')} parts={parts} canPlay={canPlay} />
        </Album>
      )}
      <TitleFacts title={title} />
      <DownloadList downloads={downloads} isOpen={canPlay} />
    </article>
  )
}
