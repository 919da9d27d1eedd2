/** A caption: seconds from the start, and one or two lines of text. */
export type Cue = { from: number; to: number; text: string }

/** *Night Ferry*: a narrator whom nobody hears. */
export const nightFerryCues: readonly Cue[] = [
  { from: 2.3, to: 5.2, text: '[A ship’s horn, low and near]' },
  { from: 7.4, to: 10.6, text: 'At ten the ramp came up.\nThe town went on without us,' },
  { from: 10.9, to: 14.4, text: 'lamp by lamp, the way a room does\nwhen you leave it.' },
  { from: 15.6, to: 18.8, text: 'In the saloon the windows\nhad begun to keep their own rain.' },
  { from: 19.1, to: 22.4, text: 'Someone slept upright,\nholding a cake in a box.' },
  { from: 23.8, to: 27.2, text: 'Then there was nothing on either side,\nand a great deal of it.' },
  { from: 27.5, to: 31.6, text: 'The moon laid down its road,\nand we crossed it, and crossed it.' },
  { from: 32.8, to: 36.2, text: 'A light on the point said here.\nSaid here. Said here.' },
  { from: 36.5, to: 39.4, text: 'We believed it every time.' },
  { from: 41.2, to: 45.6, text: 'By morning it was the same sea,\nwith the other town in it.' },
]

/** *Harbour Board, Reel No. 41*: what a viewer who does not hear the piano would miss. */
export const harbourNewsreelCues: readonly Cue[] = [
  { from: 0.6, to: 4.4, text: '[Cinema piano, a brisk stride]' },
  { from: 18.4, to: 22, text: '[The tune moves up, pleased with itself]' },
  { from: 38.6, to: 41.4, text: '[One last chord]' },
]

/** Writes WebVTT. The cues hold no `<`, `&` or `-->`: they are written here, not read from outside. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ from, to, text }, index) => `${index + 1}\n${stampTime(from)} --> ${stampTime(to)}\n${text}\n`,
  )
  return `WEBVTT\n\n${blocks.join('\n')}`
}

function stampTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0')
  const minutes = Math.floor(milliseconds / 60_000)
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}:${pad(Math.floor(milliseconds / 1000) % 60, 2)}.${pad(milliseconds % 1000, 3)}`
}
