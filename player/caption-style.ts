/** Every choice of how captions look; `usual` leaves it to the browser and to what its owner set there. */
export const captionChoices = {
  size: ['usual', 'small', 'large', 'largest'],
  colour: ['usual', 'white', 'yellow', 'green', 'cyan'],
  background: ['usual', 'none', 'half', 'solid'],
  edge: ['usual', 'none', 'outline', 'shadow'],
} as const

type Choices = typeof captionChoices
export type CaptionPart = keyof Choices
export type CaptionStyle = { [Part in CaptionPart]: Choices[Part][number] }

export const captionParts = ['size', 'colour', 'background', 'edge'] as const satisfies CaptionPart[]

const declarations: { [Part in CaptionPart]: Record<Exclude<CaptionStyle[Part], 'usual'>, string> } = {
  size: { small: 'font-size: 0.75em', large: 'font-size: 1.35em', largest: 'font-size: 1.8em' },
  colour: { white: 'color: #fff', yellow: 'color: #ffe14d', green: 'color: #7dff8a', cyan: 'color: #7df3ff' },
  background: {
    none: 'background: transparent',
    half: 'background: rgb(0 0 0 / 0.5)',
    solid: 'background: #000',
  },
  edge: {
    none: 'text-shadow: none',
    outline: 'text-shadow: -1px -1px 1px #000, 1px -1px 1px #000, -1px 1px 1px #000, 1px 1px 1px #000, 0 0 3px #000',
    shadow: 'text-shadow: 2px 2px 3px #000',
  },
}

/** Reads what was remembered; what is not a choice any more counts as not chosen. */
export function parseCaptionStyle(text: string | null): CaptionStyle {
  const kept = readRecord(text)
  const choose = <Part extends CaptionPart>(part: Part) =>
    (captionChoices[part] as readonly CaptionStyle[Part][]).find((choice) => choice === kept[part]) ??
    ('usual' as CaptionStyle[Part])
  return { size: choose('size'), colour: choose('colour'), background: choose('background'), edge: choose('edge') }
}

/** Declarations of what was chosen, and nothing for the rest: those stay the browser's and its owner's. */
export function writeCaptionDeclarations(style: CaptionStyle): string {
  const written = captionParts.flatMap((part) => {
    const choices: Record<string, string> = declarations[part]
    return choices[style[part]] ?? []
  })
  return written.join('; ')
}

function readRecord(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
