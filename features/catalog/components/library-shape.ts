import type { PosterShape } from '#ui/poster.tsx'

/** Sleeves are square, everything else is wide. */
export function shapeOf(kind: 'FILMS' | 'SERIES' | 'MUSIC' | 'ARCHIVE'): PosterShape {
  return kind === 'MUSIC' ? 'square' : 'wide'
}
