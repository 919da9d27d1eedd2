import type { ErrorCode } from '#core/errors.ts'

const shown = ['WRONG_PIN', 'PIN_LIMITED', 'WRONG_PASSWORD', 'SIGN_IN_LIMITED'] as const satisfies ErrorCode[]

/** The refusal that an address names, where it is one of a choice; anything else in it is shown to nobody. */
export function readChoiceError(error: string | string[] | undefined): (typeof shown)[number] | null {
  return shown.find((code) => code === error) ?? null
}
