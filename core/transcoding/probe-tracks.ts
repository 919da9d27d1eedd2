import { acceptedTextCodecs, maximumChapters, maximumEmbeddedCaptions } from './limits.ts'
import type { ChapterFacts, SubtitleFacts } from './source-facts.ts'

type Fields = Record<string, unknown>

/** Letters of one chapter's name that are kept. */
const longestName = 120

/**
 * The language that a stream states, as BCP 47: files say `eng`, `ger` or `de-AT`. `null` where it is not stated,
 * undetermined, or no language.
 */
export function readStreamLanguage(stream: Fields): string | null {
  const stated = isFields(stream.tags) ? stream.tags.language : undefined
  if (typeof stated !== 'string' || stated.length > 35) return null
  try {
    const [language] = Intl.getCanonicalLocales(stated)
    return !language || /^(?:und|mul|zxx|mis|qaa)\b/.test(language) ? null : language
  } catch {
    return null
  }
}

/** Text tracks of a stated language, the first of each language. */
export function readSubtitles(streams: readonly Fields[]): SubtitleFacts[] {
  const found = new Map<string, SubtitleFacts>()
  for (const stream of streams) {
    const language = readStreamLanguage(stream)
    const isText = acceptedTextCodecs.some((codec) => codec === stream.codec_name)
    if (stream.codec_type !== 'subtitle' || !isText || language === null || found.has(language)) continue
    if (typeof stream.index === 'number') found.set(language, { streamIndex: stream.index, language })
  }
  return [...found.values()].slice(0, maximumEmbeddedCaptions)
}

/** Chapters with a name and a place, in order; fewer than two divide nothing. */
export function readChapters(chapters: unknown): ChapterFacts[] {
  if (!Array.isArray(chapters)) return []
  const read = chapters.filter(isFields).flatMap((chapter) => {
    const startSeconds = Number(chapter.start_time)
    const title = isFields(chapter.tags) && typeof chapter.tags.title === 'string' ? chapter.tags.title : ''
    const name = cleanName(title)
    return Number.isFinite(startSeconds) && startSeconds >= 0 && name !== '' ? [{ startSeconds, name }] : []
  })
  if (read.length < 2) return []
  return read.sort((one, other) => one.startSeconds - other.startSeconds).slice(0, maximumChapters)
}

/** One line of visible text: what the file's maker typed, without control and direction marks. */
function cleanName(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu, ' ').replaceAll(/\s+/g, ' ')
  return [...line.trim()].slice(0, longestName).join('').trim()
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
