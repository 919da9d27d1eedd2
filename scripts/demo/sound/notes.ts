const semitones: Record<string, number> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 }

/** One written note: pitch in hertz, `null` for a rest; start and length in beats. */
export type WrittenNote = { hertz: number | null; atBeat: number; beats: number }

/**
 * Pitch of a name such as `F#3` or `Bb4`, in hertz, equal temperament, A4 = 440.
 *
 * @throws when the name is not a note: scores are source code, so this is a mistake to mend there.
 */
export function pitch(name: string): number {
  const parts = /^([A-G])([#b]?)(-?\d)$/.exec(name)
  if (!parts) throw new Error(`Not a note: ${name}`)
  const [, letter = 'A', accidental, octave] = parts
  const shift = accidental === '#' ? 1 : accidental === 'b' ? -1 : 0
  const steps = (semitones[letter] ?? 0) + shift + 12 * (Number(octave) + 1)
  return 440 * 2 ** ((steps - 69) / 12)
}

/** Pitches of names divided by spaces: `chord('D3 A3 F4')`. */
export function chord(names: string): number[] {
  return names.trim().split(/\s+/).map(pitch)
}

/**
 * Reads a melody written as `NAME/BEATS` divided by spaces, `r` for a rest: `D5/1 F5/.5 r/2`. Each note begins where
 * the one before ended.
 */
export function melody(line: string, startBeat = 0): WrittenNote[] {
  let atBeat = startBeat
  return line
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [name = 'r', length = '1'] = word.split('/')
      const note = { hertz: name === 'r' ? null : pitch(name), atBeat, beats: Number(length) }
      atBeat += note.beats
      return note
    })
}
