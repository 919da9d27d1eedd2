import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a password that nobody has, at the same cost: what a wrong e-mail is compared with. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$DNYXtk5bvCgXePGz/ZpIzw$eS0sQnwELw0ev+YFHShzusaLJFcn5HvGoxIY22Rd3pE'

/** Hashes a password with argon2id and a fresh salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/**
 * Compares a password with an account's hash. Without one (unknown e-mail, no password set) it does the same work and
 * says no, so that the time taken does not tell which accounts exist.
 */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobodysHash, password)
  return matches && passwordHash !== null
}
