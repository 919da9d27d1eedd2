import { err, ok, type Result } from '#core/result.ts'
import { writeCueText } from './cue-text.ts'

/** One caption: times in milliseconds from the start, text already escaped as WebVTT. */
export type Cue = { startMilliseconds: number; endMilliseconds: number; settings: string; text: string }

const maximumBytes = 2 * 1024 * 1024
const maximumCues = 20_000

type CaptionRefusal = 'CAPTIONS_TOO_LARGE' | 'CAPTIONS_UNREADABLE'

/**
 * Reads SubRip or WebVTT, in UTF-8 (or UTF-16 with its mark). Styles, regions, notes and cue names are left out;
 * of cue settings only placing in plain numbers stays, of tags only bold, italic and underlined.
 *
 * Errors, in the order they are checked: `CAPTIONS_TOO_LARGE` (2 MiB, 20,000 cues), `CAPTIONS_UNREADABLE` (not text,
 * or not a single cue).
 */
export function parseCaptions(bytes: Uint8Array): Result<Cue[], CaptionRefusal> {
  if (bytes.length > maximumBytes) return err('CAPTIONS_TOO_LARGE')
  const text = decodeText(bytes)
  if (text === null) return err('CAPTIONS_UNREADABLE')

  const cues: Cue[] = []
  for (const block of text.split(/\n[ \t]*\n+/)) {
    const cue = parseBlock(block)
    if (!cue) continue
    if (cues.length === maximumCues) return err('CAPTIONS_TOO_LARGE')
    cues.push(cue)
  }
  if (cues.length === 0) return err('CAPTIONS_UNREADABLE')
  return ok(cues.sort((one, other) => one.startMilliseconds - other.startMilliseconds))
}

/**
 * Writes cues as a WebVTT file, which is also one HLS subtitle segment: its times count from the start of the film,
 * so it needs no X-TIMESTAMP-MAP (RFC 8216 §3.5).
 */
export function writeWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ startMilliseconds, endMilliseconds, settings, text }) => {
    const times = `${writeCueTime(startMilliseconds)} --> ${writeCueTime(endMilliseconds)}`
    return `${settings ? `${times} ${settings}` : times}\n${text}\n`
  })
  return `WEBVTT\n\n${blocks.join('\n')}`
}

/** A playlist of one segment that spans the film (RFC 8216 §4.3). */
export function writeTextPlaylist(uri: string, durationSeconds: number): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(durationSeconds))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${durationSeconds.toFixed(6)},`,
    uri,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n')
}

/** `HH:MM:SS.mmm`; WebVTT's hours may have more than two digits. */
export function writeCueTime(milliseconds: number): string {
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, '0')
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60]
  return `${part(hours, 2)}:${part(minutes, 2)}:${part((milliseconds / 1_000) % 60, 2)}.${part(milliseconds % 1_000, 3)}`
}

function parseBlock(block: string): Cue | null {
  const lines = block.split('\n').map((line) => line.trimEnd())
  // Above the times stands SubRip's number or WebVTT's name of the cue, at most one line of it.
  const at = lines.findIndex((line) => line.includes('-->'))
  if (at < 0 || at > 2 || /^(STYLE|REGION|NOTE)\b/.test(lines[0] ?? '')) return null
  const times = /^\s*(\S+)\s*-->\s*(\S+)(.*)$/.exec(lines[at] ?? '')
  const startMilliseconds = parseTime(times?.[1])
  const endMilliseconds = parseTime(times?.[2])
  if (startMilliseconds === null || endMilliseconds === null || endMilliseconds <= startMilliseconds) return null
  const text = writeCueText(lines.slice(at + 1).filter((line) => line.trim() !== ''))
  return text === '' ? null : { startMilliseconds, endMilliseconds, settings: keepPlacing(times?.[3] ?? ''), text }
}

/** `[HH:]MM:SS.mmm` with WebVTT's point or SubRip's comma, in milliseconds; some writers leave the fraction out. */
function parseTime(text: string | undefined): number | null {
  const parts = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text ?? '')
  if (!parts) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = parts
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1_000 + Number(fraction.padEnd(3, '0'))
}

const placing =
  /^(?:line:-?\d{1,3}(?:\.\d+)?%?|position:\d{1,3}(?:\.\d+)?%|size:\d{1,3}(?:\.\d+)?%|align:(?:start|center|end|left|right))$/

function keepPlacing(settings: string): string {
  return settings
    .split(/\s+/)
    .filter((setting) => placing.test(setting))
    .join(' ')
}

function decodeText(bytes: Uint8Array): string | null {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text.replaceAll(/\r\n?/g, '\n')
  } catch {
    return null
  }
}
