import { writeLength } from '#features/catalog/position.ts'

/** What the line below a card's name is made from. */
export type CardFacts = {
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  year: number | null
  durationSeconds: number | null
  partCount: number
  opensAt: Date | null
  isPreview: boolean
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** `2026 · 1 h 42 min`, `2024 · 6 tracks`, `From 4 December`. */
export function writeCardMeta({ kind, year, durationSeconds, partCount, opensAt, isPreview }: CardFacts): string {
  if (opensAt) return `From ${day.format(opensAt)}`
  const size = kind === 'FILM' ? durationSeconds !== null && writeLength(durationSeconds) : writeCount(partCount, kind)
  return [isPreview && 'Only staff see this', year, size].filter(Boolean).join(' · ')
}

function writeCount(count: number, kind: 'SERIES' | 'ALBUM'): string {
  const one = kind === 'ALBUM' ? 'track' : 'episode'
  return `${count} ${count === 1 ? one : `${one}s`}`
}
