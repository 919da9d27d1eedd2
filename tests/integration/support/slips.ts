import type { Random } from '#scripts/demo/random.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A text with one slip of the keyboard past its first letter: a letter lost, added, changed, or two of them swapped. */
export function makeSlip(text: string, random: Random): string {
  const characters = [...text]
  const place = 1 + Math.floor(random() * (characters.length - 2))
  const letter = letters.charAt(Math.floor(random() * letters.length))
  const [here = '', next = ''] = characters.slice(place, place + 2)
  const kind = Math.floor(random() * 4)
  if (kind === 0) characters.splice(place, 1)
  else if (kind === 1) characters.splice(place, 0, letter)
  else if (kind === 2) characters.splice(place, 1, letter)
  else characters.splice(place, 2, next, here)
  return characters.join('')
}
