import type { Metadata } from 'next'
import { Absent } from '#app/absent.tsx'
import { getViewer } from '#features/accounts/session.ts'
import { WatchSeat } from '#features/catalog/components/watch-room.tsx'
import { WatchStage } from '#features/catalog/components/watch-stage.tsx'
import { WatchAction } from '#features/catalog/components/watch-action.tsx'
import { getWatch, type WatchDetail } from '#features/catalog/title.ts'
import { GraceNotice } from '#features/playback/components/grace-notice.tsx'
import { RefusalRegion } from '#features/playback/components/refusal-region.tsx'
import { artworkUrl } from '#ui/artwork.ts'

type WatchPageProps = {
  params: Promise<{ id: string }>
  /** `start=0` begins at the start whatever was kept. */
  searchParams: Promise<{ start?: string | string[] }>
}

async function loadWatch({ params }: Pick<WatchPageProps, 'params'>) {
  const [{ id }, viewer] = await Promise.all([params, getViewer()])
  return getWatch(id, viewer)
}

export async function generateMetadata(props: WatchPageProps): Promise<Metadata> {
  const watch = await loadWatch(props)
  return { title: watch?.title.name ?? 'Not found', robots: { index: false } }
}

/** Reads the session and the membership, decides once, and draws the player or the reason. No media address is here. */
export default async function WatchPage(props: WatchPageProps) {
  const [watch, { start }] = await Promise.all([loadWatch(props), props.searchParams])
  if (!watch) return <Absent />
  const { part, title, marks, chapters, decision } = watch
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
        <>
          <WatchSeat
            playableId={part.id}
            name={title.kind === 'FILM' ? title.name : part.name}
            posterUrl={picture && artworkUrl(picture, 1280)}
            kind={part.readiness.kind}
            startAt={start === '0' ? 0 : null}
            collection={title.kind === 'FILM' ? title.library.name : title.name}
            marks={marks}
            chapters={chapters}
            previous={toNeighbour(watch.previous)}
            next={toNeighbour(watch.next)}
            signInUrl={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
          />
          <GraceNotice access={access} />
        </>
      )}
    </WatchStage>
  )
}

function toNeighbour(part: WatchDetail['next']) {
  return part && { ...part, href: `/watch/${part.id}` }
}
