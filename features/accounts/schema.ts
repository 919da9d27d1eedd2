import { z } from 'zod'

/** 8 to 128 characters: long enough to resist guessing, short enough that hashing one is never an attack. */
export const passwordLength = { least: 8, most: 128 } as const

export const credentialsSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .regex(/^[^\s\u0000-\u001f]+@[^\s\u0000-\u001f]+$/),
  password: z.string().min(1).max(passwordLength.most),
})

export const newPasswordSchema = z.object({ password: z.string().min(passwordLength.least).max(passwordLength.most) })

export type Credentials = z.output<typeof credentialsSchema>
