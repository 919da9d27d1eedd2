import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PortalError } from './portal-error.ts'

const accessKey = z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() })

const secretsSchema = z.strictObject({
  sessionSecret: z.string(),
  encryptionKeys: z.string(),
  originSecret: z.string(),
  demoPassword: z.string(),
  database: z.strictObject({ admin: z.string(), migrate: z.string(), app: z.string() }),
  bucket: z.strictObject({ edge: accessKey, app: accessKey, worker: accessKey, preview: accessKey }),
  signingKey: z.strictObject({ id: z.string(), privateKeyPem: z.string(), publicKeyPem: z.string() }),
})

/** Everything secret that an embedded portal makes for itself, once a home. */
export type Secrets = z.infer<typeof secretsSchema>

/** Reads `secrets.json` of a home, or makes it (0600). Losing it means losing the database beside it. */
export function openSecrets(home: string): Secrets {
  const path = join(home, 'secrets.json')
  if (existsSync(path)) {
    const read = secretsSchema.safeParse(parseJson(readFileSync(path, 'utf8')))
    if (read.success) return read.data
    throw new PortalError(
      `The file ${path} is damaged or from another version: put the right one back, or run npm run reset to start afresh.`,
    )
  }
  const secrets = makeSecrets()
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

function makeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url')
  const identity = () => ({ accessKeyId: `USHER${pick(upperAlphanumerics, 15)}`, secretAccessKey: secret() })
  return {
    sessionSecret: secret(),
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    originSecret: secret(),
    demoPassword: Array.from({ length: 3 }, () => pick(readableLetters, 4)).join('-'),
    database: { admin: secret(), migrate: secret(), app: secret() },
    bucket: { edge: identity(), app: identity(), worker: identity(), preview: identity() },
    signingKey: makeSigningKey(),
  }
}

/** The first key of the playback group, with an id of CloudFront's form: K and thirteen more. */
function makeSigningKey(): Secrets['signingKey'] {
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
