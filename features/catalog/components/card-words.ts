import { writeLength } from '#features/catalog/length-words.ts'
import type { Translator } from '#messages/translator.ts'

/** What the line below a card's name is made from. */
export type CardFacts = {
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  year: number | null
  durationSeconds: number | null
  partCount: number
  opensAt: Date | null
  isPreview: boolean
}

/** `2026 · 1 h 42 min`, `2024 · 6 tracks`, `From 4 December`. */
export function writeCardMeta(t: Translator<'catalog'>, facts: CardFacts): string {
  const { kind, year, durationSeconds, partCount: count, opensAt, isPreview } = facts
  if (opensAt) return t('card.from', { at: opensAt })
  const size =
    kind === 'ALBUM'
      ? t('card.tracks', { count })
      : kind === 'SERIES'
        ? t('card.episodes', { count })
        : durationSeconds !== null && writeLength(t, durationSeconds)
  return [isPreview && t('card.onlyStaff'), year, size].filter(Boolean).join(' · ')
}

/** `S1 E3`, `E3` where there are no seasons; empty for what has no number. */
export function writeEpisodeTag(
  t: Translator<'catalog'>,
  { seasonNumber, episodeNumber }: { seasonNumber: number | null; episodeNumber: number | null },
): string {
  if (episodeNumber === null) return ''
  const episode = String(episodeNumber)
  if (seasonNumber === null) return t('card.onlyEpisode', { episode })
  return t('card.episode', { season: String(seasonNumber), episode })
}
