import { z } from 'zod'
import { languageTags } from '#messages/languages.ts'

/** As many as one account may have; the table would hold ten. */
export const profileLimit = 5

/** The ages that a limit may be set to, in years. */
export const maturityLimits = [0, 6, 12, 16] as const

export const pinLength = { least: 4, most: 8 } as const

export const nameLength = 40

const digits = /^[0-9]*$/

export const profileSchema = z.object({
  name: z.string().trim().min(1).max(nameLength),
  /** Empty for the browser's own. */
  language: z.enum(['', ...languageTags]).transform((tag) => (tag === '' ? null : tag)),
  /** Empty for no limit. */
  maturityLimit: z.enum(['', ...maturityLimits.map(String)]).transform((text) => (text === '' ? null : Number(text))),
})

/** A box that is not ticked is not sent. */
export const keepsHistorySchema = z
  .literal('yes')
  .optional()
  .transform((ticked) => ticked === 'yes')

export const pinSchema = z.string().regex(digits).min(pinLength.least).max(pinLength.most)

export const choiceSchema = z.object({
  profileId: z.uuid(),
  /** Whatever was typed: a PIN that cannot be one is a wrong one. */
  pin: z.string().max(64).default(''),
  password: z.string().max(128).default(''),
  /** The player's name for this browser, from its script; without scripts nothing plays. */
  deviceId: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,64}$/)
    .optional()
    .catch(undefined),
})

export type ProfileFields = z.output<typeof profileSchema>
export type ProfileChoice = z.output<typeof choiceSchema>
