import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getViewer } from '#features/accounts/session.ts'
import { WatchStage } from '#features/catalog/components/watch-stage.tsx'
import { WatchAction } from '#features/catalog/components/watch-action.tsx'
import { getWatch } from '#features/catalog/title.ts'
import { GraceNotice } from '#features/playback/components/grace-notice.tsx'
import { RefusalRegion } from '#features/playback/components/refusal-region.tsx'
import { Player } from '#player/components/player.tsx'
import { artworkUrl } from '#ui/artwork.ts'

type WatchPageProps = { params: Promise<{ id: string }> }

async function loadWatch({ params }: WatchPageProps) {
  const [{ id }, viewer] = await Promise.all([params, getViewer()])
  return getWatch(id, viewer)
}

export async function generateMetadata(props: WatchPageProps): Promise<Metadata> {
  const watch = await loadWatch(props)
  return { title: watch?.title.name ?? 'Not found', robots: { index: false } }
}

/** Reads the session and the membership, decides once, and draws the player or the reason. No media address is here. */
export default async function WatchPage(props: WatchPageProps) {
  const watch = await loadWatch(props)
  if (!watch) notFound()
  const { part, title, decision } = watch
  const { access, ...facts } = decision
  const path = `/watch/${part.id}`
  const picture = title.still ?? title.poster
  const isPlaying = access.allowed && part.readiness.state === 'ready'
  return (
    <WatchStage title={title} part={part} isPlaying={isPlaying}>
      {!access.allowed ? (
        <RefusalRegion access={access} {...facts} returnPath={path} />
      ) : part.readiness.state !== 'ready' ? (
        <WatchAction parts={[part]} />
      ) : (
        <div className="grid w-full gap-4">
          <GraceNotice access={access} />
          <Player
            playableId={part.id}
            name={title.kind === 'FILM' ? title.name : part.name}
            posterUrl={picture && artworkUrl(picture, 1280)}
            kind={part.readiness.kind}
            collection={title.kind === 'FILM' ? title.library.name : title.name}
            signInUrl={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
          />
        </div>
      )}
    </WatchStage>
  )
}
