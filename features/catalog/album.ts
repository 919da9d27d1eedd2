import type { Track } from '#player/listen/track.ts'
import { artworkUrl } from '#ui/artwork.ts'
import type { TitleDetail } from './title.ts'

/** Sizes that the bar and the systems' lock screens ask for, in pixels. */
const wantedSizes = [96, 256, 512] as const

/** What of an album can be heard now, as the bar takes it; nothing for who may not play it. */
export function listTracks({ name, slug, credit, poster, parts, decision }: TitleDetail): Track[] {
  if (!decision.access.allowed) return []
  const widths = poster
    ? [
        ...new Set(
          wantedSizes.map((wanted) => poster.widths.find((width) => width >= wanted) ?? poster.widths.at(-1) ?? wanted),
        ),
      ]
    : []
  const artwork = poster ? widths.map((size) => ({ src: artworkUrl(poster, size), size })) : []
  return parts.flatMap(({ id, name: track, readiness }) => {
    if (readiness.state !== 'ready' || readiness.kind !== 'audio') return []
    const { durationSeconds } = readiness
    return [
      {
        playableId: id,
        name: track,
        artist: credit,
        album: name,
        albumHref: `/titles/${slug}`,
        durationSeconds,
        artwork,
      },
    ]
  })
}
