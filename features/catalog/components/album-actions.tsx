import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AlbumButton } from '#player/listen/components/album-buttons.tsx'
import { buttonStyle } from '#ui/button-style.ts'
import { PlayIcon } from '#ui/icons.tsx'

/** What can be done with a whole album. Without scripts, its first track has a page of its own. */
export function AlbumActions({ firstPlayableId }: { firstPlayableId: string }) {
  const t = useTranslations('listen.album')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <AlbumButton does="play" className={buttonStyle({ size: 'large' })}>
        <PlayIcon className="size-5" />
        {t('play')}
      </AlbumButton>
      <AlbumButton does="shuffle" className={buttonStyle({ size: 'large', variant: 'secondary' })}>
        {t('shuffle')}
      </AlbumButton>
      <AlbumButton does="next" className={buttonStyle({ variant: 'quiet' })}>
        {t('next')}
      </AlbumButton>
      <AlbumButton does="last" className={buttonStyle({ variant: 'quiet' })}>
        {t('last')}
      </AlbumButton>
      <noscript>
        <Link href={`/watch/${firstPlayableId}`} prefetch={false} className={buttonStyle({ size: 'large' })}>
          <PlayIcon className="size-5" />
          {t('play')}
        </Link>
      </noscript>
    </div>
  )
}
