import type { KeyObject } from 'node:crypto'
import { parseVerificationKey } from './verification-key.ts'

/** One public key of one trusted key group, as CloudFront's API takes it. `publicKeyPem` is SPKI (`BEGIN PUBLIC KEY`). */
export type PublicKeyEntry = { keyId: string; publicKeyPem: string; group: string }

/** A parsed key. `serial` is never given twice in a process, so that nothing remembered of one key serves another. */
export type TrustedKey = { keyId: string; key: KeyObject; serial: number; groups: ReadonlySet<string> }

/** The keys that behaviours may trust; replaced as a whole while requests run. */
export type TrustedKeys = {
  /** Replaces every key at once. Throws on a key that CloudFront would not take, and then keeps the old ones. */
  set(entries: readonly PublicKeyEntry[]): void
  list(): readonly PublicKeyEntry[]
  /** The key of this id, if it is in one of the groups. */
  find(keyId: string, groups: readonly string[]): TrustedKey | null
}

/** CloudFront verifies with RSA 2048 and ECDSA P-256 alone. */
export function createTrustedKeys(initial: readonly PublicKeyEntry[]): TrustedKeys {
  let entries: readonly PublicKeyEntry[] = []
  let byId = new Map<string, TrustedKey>()
  const parsed = new Map<string, { key: KeyObject; serial: number }>()
  let lastSerial = 0

  function parse({ keyId, publicKeyPem }: PublicKeyEntry): { key: KeyObject; serial: number } {
    const name = `${keyId} ${publicKeyPem}`
    let found = parsed.get(name)
    if (!found) parsed.set(name, (found = { key: parsePublicKey(keyId, publicKeyPem), serial: ++lastSerial }))
    return found
  }

  function set(next: readonly PublicKeyEntry[]): void {
    const fresh = new Map<string, TrustedKey>()
    for (const entry of next) {
      const { key, serial } = parse(entry)
      const known = fresh.get(entry.keyId)
      if (known && known.serial !== serial) throw new Error(`two public keys share the id ${entry.keyId}`)
      const groups = new Set([...(known?.groups ?? []), entry.group])
      fresh.set(entry.keyId, { keyId: entry.keyId, key, serial, groups })
    }
    const kept = new Set(next.map((entry) => `${entry.keyId} ${entry.publicKeyPem}`))
    for (const name of parsed.keys()) if (!kept.has(name)) parsed.delete(name)
    byId = fresh
    entries = [...next]
  }

  set(initial)
  return {
    set,
    list: () => entries,
    find(keyId, groups) {
      const found = byId.get(keyId)
      return found && groups.some((group) => found.groups.has(group)) ? found : null
    },
  }
}

function parsePublicKey(keyId: string, pem: string): KeyObject {
  const key = parseVerificationKey(pem)
  if (!key) throw new Error(`the public key ${keyId} is neither RSA 2048 nor ECDSA P-256`)
  return key
}
