import { createHash, randomBytes } from 'node:crypto'

const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** A new share's secret: 256 random bits, shown once. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: its SHA-256 in hex; `null` for a text that is no token. */
export function hashToken(token: string): string | null {
  return tokenPattern.test(token) ? createHash('sha256').update(token).digest('hex') : null
}
