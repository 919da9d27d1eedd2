import type { CaptionLanguage } from './catalogue.ts'

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

/** *Lighthouse Letters*, the first season: the letters are seen; this is what is heard, and what they say. */
export const lettersCues: Record<'first-letter' | 'three-days-of-fog', Record<CaptionLanguage, readonly Cue[]>> = {
  'first-letter': {
    en: [
      { from: 0.8, to: 4.2, text: 'Dear keeper, your light comes in\nat my window' },
      { from: 4.5, to: 7.6, text: 'every nine seconds.' },
      { from: 8.6, to: 13, text: '[Piano and a small bell]' },
      { from: 15, to: 19, text: 'I have begun to count on it.' },
      { from: 24, to: 29, text: '[A boat’s engine, far off; water]' },
      { from: 32.6, to: 35.4, text: 'Dear window,' },
      { from: 35.7, to: 38.8, text: 'I never knew\nthat anybody counted.' },
    ],
    de: [
      { from: 0.8, to: 4.2, text: 'Lieber Wärter, dein Licht kommt\nan mein Fenster' },
      { from: 4.5, to: 7.6, text: 'alle neun Sekunden.' },
      { from: 8.6, to: 13, text: '[Klavier und eine kleine Glocke]' },
      { from: 15, to: 19, text: 'Ich habe angefangen,\nmit ihm zu rechnen.' },
      { from: 24, to: 29, text: '[Ein Bootsmotor, weit weg; Wasser]' },
      { from: 32.6, to: 35.4, text: 'Liebes Fenster,' },
      { from: 35.7, to: 38.8, text: 'ich wusste nicht,\ndass jemand mitzählt.' },
    ],
  },
  'three-days-of-fog': {
    en: [
      { from: 1, to: 5, text: '[A bell, rung by hand]' },
      { from: 14.6, to: 18, text: 'I cannot see you tonight.' },
      { from: 18.3, to: 22.4, text: 'I count to nine\nall the same.' },
      { from: 23.6, to: 28, text: '[Rain on the pane]' },
      { from: 32, to: 37, text: '[The bell, nearer]' },
    ],
    de: [
      { from: 1, to: 5, text: '[Eine Glocke, von Hand geläutet]' },
      { from: 14.6, to: 18, text: 'Heute Abend sehe ich dich nicht.' },
      { from: 18.3, to: 22.4, text: 'Ich zähle trotzdem\nbis neun.' },
      { from: 23.6, to: 28, text: '[Regen an der Scheibe]' },
      { from: 32, to: 37, text: '[Die Glocke, näher]' },
    ],
  },
}

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
