import { useTranslations } from 'next-intl'
import type { TitleDetail } from '#features/catalog/title.ts'
import { artworkUrl } from '#ui/artwork.ts'
import { TrailerDialog } from './trailer-dialog.tsx'

/** The way to the trailer, for anybody; nothing where there is none. Without scripts it leads to a page of its own. */
export function TrailerLink({ title }: { title: Pick<TitleDetail, 'slug' | 'name' | 'still' | 'trailerUrl'> }) {
  const t = useTranslations('trailers')
  const { slug, name, still, trailerUrl } = title
  if (trailerUrl === null) return null
  return (
    <TrailerDialog
      href={`/titles/${slug}/trailer`}
      url={trailerUrl}
      posterUrl={still && artworkUrl(still, 1280)}
      words={{
        trailer: t('trailer'),
        trailerOf: t('trailerOf', { title: name }),
        close: t('close'),
        broken: t('broken'),
      }}
    />
  )
}
