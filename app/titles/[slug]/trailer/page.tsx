import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Absent } from '#app/absent.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { TrailerPlayer } from '#features/catalog/components/trailer-player.tsx'
import { getTitle } from '#features/catalog/title.ts'
import { artworkUrl } from '#ui/artwork.ts'
import { BackIcon } from '#ui/icons.tsx'

type TrailerPageProps = { params: Promise<{ slug: string }> }

async function loadTrailer({ params }: TrailerPageProps) {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  const title = await getTitle(slug, viewer)
  return title?.trailerUrl ? { ...title, trailerUrl: title.trailerUrl } : null
}

export async function generateMetadata(props: TrailerPageProps): Promise<Metadata> {
  const [title, t] = await Promise.all([loadTrailer(props), getTranslations('trailers')])
  return { title: title ? t('trailerOf', { title: title.name }) : t('trailer'), robots: { index: false } }
}

/** A title's trailer on a page of its own, for anybody who may know of the title; it needs no script. */
export default async function TrailerPage(props: TrailerPageProps) {
  const title = await loadTrailer(props)
  if (!title) return <Absent />
  const t = await getTranslations('trailers')
  const { slug, name, still, trailerUrl } = title
  return (
    <div className="page-measure grid max-w-[72rem] grid-cols-[minmax(0,1fr)] gap-5 py-8">
      <Link
        href={`/titles/${slug}`}
        className="inline-flex items-center gap-1.5 justify-self-start rounded-md text-sm font-medium text-muted no-underline hover:text-fg"
      >
        <BackIcon className="size-4 rtl:-scale-x-100" />
        {t('back', { title: name })}
      </Link>
      <h1 className="text-title">{t('trailerOf', { title: name })}</h1>
      <TrailerPlayer
        url={trailerUrl}
        posterUrl={still && artworkUrl(still, 1280)}
        label={t('trailerOf', { title: name })}
        broken={t('broken')}
      />
    </div>
  )
}
