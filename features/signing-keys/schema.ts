import { z } from 'zod'
import { keyGroups } from '#core/signing-keys/lifecycle.ts'

/** What the form of a rotation sends. EC keys are the usual choice: smaller signatures, a tenth of the work. */
export const rotationSchema = z.object({
  keyGroup: z.enum(keyGroups),
  algorithm: z.enum(['EC_P256', 'RSA_2048']).default('EC_P256'),
})

/** What the form of a removal sends: the key's own id. */
export const removalSchema = z.object({ keyId: z.string().regex(/^[A-Za-z0-9-]{4,40}$/) })
