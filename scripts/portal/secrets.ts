import { generateKeyPairSync, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PortalError } from './portal-error.ts'

const accessKey = z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() })

const signingKey = z.strictObject({ id: z.string(), privateKeyPem: z.string(), publicKeyPem: z.string() })

/** The trusted key groups of the distribution. */
export const keyGroupNames = ['playback', 'private', 'direct'] as const

const secretsSchema = z.strictObject({
  sessionSecret: z.string(),
  encryptionKeys: z.string(),
  originSecret: z.string(),
  demoPassword: z.string(),
  database: z.strictObject({ admin: z.string(), migrate: z.string(), app: z.string() }),
  bucket: z.strictObject({ edge: accessKey, app: accessKey, worker: accessKey, preview: accessKey }),
  /** The identity that may change public keys and key groups at the edge's control plane, and do nothing else. */
  keyControl: accessKey,
  /** The first key of each key group, and the group's id at the control plane. Later keys are made by rotation. */
  signingKeys: z.strictObject({ playback: signingKey, private: signingKey, direct: signingKey }),
  keyGroupIds: z.strictObject({ playback: z.string(), private: z.string(), direct: z.string() }),
})

/** What a home of an earlier version lacks; `signingKey` was then the one key, that of playback. */
const earlierSchema = secretsSchema
  .partial({ keyControl: true, signingKeys: true, keyGroupIds: true })
  .extend({ signingKey: signingKey.optional() })

/** Everything secret that an embedded portal makes for itself, once a home. */
export type Secrets = z.infer<typeof secretsSchema>

/**
 * Reads `secrets.json` of a home, or makes it (0600); what an earlier version did not have yet is made and added.
 * Losing it means losing the database beside it.
 */
export function openSecrets(home: string): Secrets {
  const path = join(home, 'secrets.json')
  if (!existsSync(path)) return write(path, makeSecrets())
  const content = parseJson(readFileSync(path, 'utf8'))
  const read = secretsSchema.safeParse(content)
  if (read.success) return read.data
  const earlier = earlierSchema.safeParse(content)
  if (earlier.success) return write(path, complete(earlier.data))
  throw new PortalError(
    `The file ${path} is damaged or from another version: put the right one back, or run npm run reset to start afresh.`,
  )
}

function write(path: string, secrets: Secrets): Secrets {
  writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return secrets
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const secret = () => randomBytes(32).toString('base64url')
const makeIdentity = () => ({ accessKeyId: `USHER${pick(upperAlphanumerics, 15)}`, secretAccessKey: secret() })

function makeSecrets(): Secrets {
  return complete({
    sessionSecret: secret(),
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    originSecret: secret(),
    demoPassword: Array.from({ length: 3 }, () => pick(readableLetters, 4)).join('-'),
    database: { admin: secret(), migrate: secret(), app: secret() },
    bucket: { edge: makeIdentity(), app: makeIdentity(), worker: makeIdentity(), preview: makeIdentity() },
  })
}

function complete({ signingKey: playback, ...earlier }: z.infer<typeof earlierSchema>): Secrets {
  return {
    ...earlier,
    keyControl: earlier.keyControl ?? makeIdentity(),
    signingKeys: earlier.signingKeys ?? {
      playback: playback ?? makeSigningKey(),
      private: makeSigningKey(),
      direct: makeSigningKey(),
    },
    keyGroupIds: earlier.keyGroupIds ?? { playback: randomUUID(), private: randomUUID(), direct: randomUUID() },
  }
}

/** An EC key pair with an id of CloudFront's form: K and thirteen more. */
function makeSigningKey(): z.infer<typeof signingKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    id: `K${pick(upperAlphanumerics, 13)}`,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  }
}

const upperAlphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
// Without those that are mistaken for another when read from a screen: i, l, o.
const readableLetters = 'abcdefghjkmnpqrstuvwxyz'

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
