import { parseCaptions } from '#core/hls/captions.ts'
import { nameLanguage } from '#core/hls/track-labels.ts'
import { writeSubtitleArguments } from '#core/transcoding/ffmpeg-arguments.ts'
import type { SourceFacts } from '#core/transcoding/source-facts.ts'
import { readText, type Bench } from './media-tools.ts'
import { sourceFile, type OpenCaptions } from './open-source.ts'

/**
 * Reads the text tracks out of a source, except in languages that captions were sent for. What was not asked for
 * refuses nothing: a track that cannot be read is left out.
 */
export async function readEmbeddedCaptions(
  bench: Bench,
  { subtitles }: SourceFacts,
  sent: readonly OpenCaptions[],
): Promise<OpenCaptions[]> {
  const languages = new Set(sent.map(({ track }) => track.language.toLowerCase()))
  const found: OpenCaptions[] = []
  for (const { streamIndex, language } of subtitles) {
    if (languages.has(language.toLowerCase())) continue
    const printed = await readText(bench, writeSubtitleArguments(sourceFile, streamIndex))
    const cues = printed.ok ? parseCaptions(printed.value) : printed
    if (!cues.ok) continue
    const playlist = `text/${language.toLowerCase()}/index.m3u8`
    const track = { language, label: nameLanguage(language), playlist, isDefault: false, sourceKey: null }
    found.push({ track, cues: cues.value })
  }
  return found
}
