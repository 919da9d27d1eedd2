import type { Viewer } from '#features/accounts/session.ts'
import type { listTracks } from '#features/catalog/album.ts'
import { AlbumActions } from '#features/catalog/components/album-actions.tsx'
import { TrailerLink } from '#features/catalog/components/trailer-link.tsx'
import { WatchAction } from '#features/catalog/components/watch-action.tsx'
import { OwnMarks } from '#features/catalog/own/components/own-marks.tsx'
import type { TitleDetail } from '#features/catalog/title.ts'
import { DownloadRefused } from '#features/playback/components/download-refused.tsx'
import { GraceNotice } from '#features/playback/components/grace-notice.tsx'
import { RefusalRegion } from '#features/playback/components/refusal-region.tsx'
import { Album } from '#player/listen/components/album-buttons.tsx'

type TitleActionsProps = {
  title: TitleDetail
  viewer: Viewer | null
  tracks: ReturnType<typeof listTracks>
  /** The code with which a download was turned down. */
  refused: string | string[] | undefined
}

/** What this person can do with the title now, or why not and what to do about it. */
export function TitleActions({ title, viewer, tracks, refused }: TitleActionsProps) {
  const { access, ...facts } = title.decision
  return (
    <div className="grid justify-items-start gap-5">
      {!access.allowed && <RefusalRegion access={access} {...facts} returnPath={`/titles/${title.slug}`} />}
      <div className="flex flex-wrap items-center gap-3">
        {access.allowed && !tracks[0] && <WatchAction parts={title.parts} />}
        {access.allowed && tracks[0] && (
          <Album tracks={tracks}>
            <AlbumActions firstPlayableId={tracks[0].playableId} />
          </Album>
        )}
        <TrailerLink title={title} />
        <OwnMarks title={title} viewer={viewer} />
      </div>
      <GraceNotice access={access} />
      {access.allowed && <DownloadRefused code={refused} />}
    </div>
  )
}
