import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { getViewer } from '#features/accounts/session.ts'
import { PartList } from '#features/catalog/components/part-list.tsx'
import { StructuredData } from '#features/catalog/components/structured-data.tsx'
import { TitleHero } from '#features/catalog/components/title-hero.tsx'
import { WatchAction } from '#features/catalog/components/watch-action.tsx'
import { describeShared } from '#features/catalog/artwork.ts'
import { OwnMarks } from '#features/catalog/own/components/own-marks.tsx'
import { getTitle } from '#features/catalog/title.ts'
import { DownloadList } from '#features/playback/components/download-list.tsx'
import { DownloadRefused } from '#features/playback/components/download-refused.tsx'
import { listDownloads } from '#features/playback/downloads.ts'
import { GraceNotice } from '#features/playback/components/grace-notice.tsx'
import { RefusalRegion } from '#features/playback/components/refusal-region.tsx'

type TitlePageProps = {
  params: Promise<{ slug: string }>
  /** `refused`: the code with which a download was turned down and led here. */
  searchParams: Promise<{ refused?: string | string[] }>
}

async function loadTitle({ params }: Pick<TitlePageProps, 'params'>) {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  return getTitle(slug, viewer)
}

export async function generateMetadata(props: TitlePageProps): Promise<Metadata> {
  const title = await loadTitle(props)
  if (!title) return { title: (await getTranslations('portal.notFound'))('title') }
  const { name, slug, synopsis, still, poster } = title
  const picture = still ?? poster
  return {
    title: name,
    description: synopsis,
    alternates: { canonical: `/titles/${slug}` },
    openGraph: {
      title: name,
      description: synopsis,
      url: `/titles/${slug}`,
      ...(picture ? { images: [{ ...describeShared(picture), alt: name }] } : {}),
    },
    ...(picture ? { twitter: { card: 'summary_large_image' as const } } : {}),
  }
}

export default async function TitlePage(props: TitlePageProps) {
  const title = await loadTitle(props)
  if (!title) notFound()
  const { parts, slug, kind, decision } = title
  const [downloads, { refused }, viewer] = await Promise.all([listDownloads(title.id), props.searchParams, getViewer()])
  const { access, ...facts } = decision
  const t = await getTranslations('catalog.title')
  return (
    <article>
      <StructuredData title={title} />
      <TitleHero title={title}>
        <div className="grid justify-items-start gap-5">
          {access.allowed ? (
            <WatchAction parts={parts} />
          ) : (
            <RefusalRegion access={access} {...facts} returnPath={`/titles/${slug}`} />
          )}
          <OwnMarks title={title} viewer={viewer} />
          <GraceNotice access={access} />
          {access.allowed && <DownloadRefused code={refused} />}
        </div>
      </TitleHero>
      {kind !== 'FILM' && (
        <PartList heading={t(kind === 'ALBUM' ? 'tracks' : 'episodes')} parts={parts} canPlay={access.allowed} />
      )}
      <DownloadList downloads={downloads} isOpen={access.allowed} />
    </article>
  )
}
