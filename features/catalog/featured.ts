import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase, type Prisma } from '#platform/database.ts'
import type { Artwork } from '#ui/artwork.ts'
import { artworkColumns, publicUrl, toArtwork } from './artwork.ts'
import { listed } from './listed.ts'

/** The one title that stands large on the front page and above the rails. */
export type Featured = {
  slug: string
  name: string
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  synopsis: string
  libraryName: string
  still: Artwork
  /** A short film that anybody may see. */
  trailerUrl: string | null
}

/**
 * The title that stands large: the newest film or series, by its year and then by when it came, that visitors and this
 * viewer's profile may know of, that has opened and that has a still.
 */
export async function getFeatured(now: Date, viewer: Viewer | null = null): Promise<Featured | null> {
  const shown: Prisma.TitleWhereInput = {
    AND: [listed(null, now), listed(viewer, now), { OR: [{ opensAt: null }, { opensAt: { lte: now } }] }],
    kind: { not: 'ALBUM' },
    stillId: { not: null },
  }
  const byArrival = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
  const select = {
    ...{ slug: true, name: true, kind: true, synopsis: true, trailerKey: true, still: artworkColumns },
    library: { select: { name: true } },
  } as const
  const find = (where: Prisma.TitleWhereInput, orderBy: Prisma.TitleOrderByWithRelationInput[]) =>
    getDatabase().title.findFirst({ where, orderBy, select })
  // Titles without a year would stand before all others: they count only where no title has one.
  const dated = await find({ ...shown, year: { not: null } }, [{ year: 'desc' }, ...byArrival])
  const row = dated ?? (await find({ ...shown, year: null }, byArrival))
  if (!row?.still) return null
  const { still, trailerKey, library, ...rest } = row
  return {
    ...rest,
    libraryName: library.name,
    still: toArtwork(still),
    trailerUrl: trailerKey === null ? null : publicUrl(trailerKey),
  }
}
