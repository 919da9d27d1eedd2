import { verify } from 'node:crypto'
import { err, ok, type Result } from '#core/result.ts'
import { createRecentMap } from '#core/recent-map.ts'
import { decodeText } from './alphabet.ts'
import { readCredentials, type Credentials } from './credentials.ts'
import { contains } from './network.ts'
import { parseExpires, parsePolicy, writeCannedPolicy, type Policy } from './policy.ts'
import type { RefusalCode } from './refusal.ts'
import { isPlainHost, isPlainPath, isPlainQuery, type Target } from './target.ts'
import type { TrustedKey, TrustedKeys } from './trusted-keys.ts'

/** Everything the gate may look at. `host`, `target` and `cookieHeader` are the viewer's own bytes. */
export type GateRequest = {
  method: string
  scheme: 'http' | 'https'
  host: string
  target: Target
  cookieHeader: string | undefined
  clientAddress: string
  /** UTC seconds, rounded down. */
  nowSeconds: number
  /** The key groups that the behaviour trusts. */
  trustedKeyGroups: readonly string[]
}

/** Judges requests for private content as CloudFront does. */
export type Gate = { admit(request: GateRequest): Result<null, RefusalCode> }

const admitted = ok(null)
const defaultMemory = 10_000

/**
 * Makes the gate. The checks, in CloudFront's order: key id sent, key id trusted, signature readable, policy readable,
 * signature right, then address, dates and network. Whatever AWS leaves unsaid is refused.
 *
 * @param verifiedLimit How many checked signatures to remember; 0 verifies afresh each time. Only the signature check
 *   is remembered: expiry, start, network and address are judged at each request.
 */
export function createGate(options: { trustedKeys: TrustedKeys; verifiedLimit?: number }): Gate {
  const { trustedKeys, verifiedLimit = defaultMemory } = options
  const verified = verifiedLimit > 0 ? createRecentMap<Policy>(verifiedLimit) : null

  function admit(request: GateRequest): Result<null, RefusalCode> {
    const offered = readCredentials(request.target.query, request.cookieHeader)
    if (!offered.keyId) return err('MissingKey')
    const trusted = trustedKeys.find(offered.keyId, request.trustedKeyGroups)
    if (!trusted) return err('InvalidKey')

    const canned = offered.policy === null ? cannedText(offered, request) : ''
    const memory = verified ? memoryKey(offered, trusted, canned) : null
    let policy = memory === null ? undefined : verified?.get(memory)
    if (!policy) {
      const checked = checkSignature(offered, trusted, canned)
      if (!checked.ok) return checked
      policy = checked.value
      if (memory !== null) verified?.set(memory, policy)
    }
    return meets(policy, offered, request) ? admitted : err('AccessDenied')
  }

  return { admit }
}

/** The address a canned policy names is the address asked for, with its own query. */
function cannedText({ expires, ownQuery }: Credentials, { scheme, host, target }: GateRequest): string {
  if (expires === null) return ''
  const query = ownQuery === null ? '' : `?${ownQuery}`
  return writeCannedPolicy(`${scheme}://${host}${target.path}${query}`, expires)
}

/**
 * Spells out all that a signature check rests on, so that one check can stand for the next. The serial is the key
 * itself, and the lengths leave only one way to read the text. `null` for what is refused in any case.
 */
function memoryKey(offered: Credentials, trusted: TrustedKey, canned: string): string | null {
  const { signedBy, signature, policy, expires, hashAlgorithm, repeated } = offered
  const hash = digestOf(hashAlgorithm)
  if (repeated || !hash || signature === null || (policy === null) === (expires === null)) return null
  const kind = policy === null ? 'canned' : 'custom'
  return `${trusted.serial} ${signedBy} ${hash} ${kind} ${signature.length} ${signature}${policy ?? canned}`
}

function checkSignature(offered: Credentials, trusted: TrustedKey, canned: string): Result<Policy, RefusalCode> {
  const signature = decodeText(offered.signature ?? '')
  if (!signature) return err('MalformedSignature')

  const isCanned = offered.policy === null
  const encoded = isCanned ? null : decodeText(offered.policy ?? '')
  const signed = isCanned ? Buffer.from(canned, 'latin1') : encoded?.bytes
  if (!signed) return err('MalformedPolicy')
  const policy = isCanned ? readCanned(offered.expires) : parsePolicy(signed, offered.signedBy)
  if (!policy.ok) return policy

  const hash = digestOf(offered.hashAlgorithm)
  const hasOneReading = signature.canonical && (encoded?.canonical ?? true) && !offered.repeated
  if (!hash || !hasOneReading || (!isCanned && offered.expires !== null)) return err('AccessDenied')
  return verify(hash, signed, trusted.key, signature.bytes) ? policy : err('AccessDenied')
}

/** A canned policy names one address literally; the signature over the rebuilt text already holds it to that. */
function readCanned(expires: string | null): Result<Policy, RefusalCode> {
  const expiresAtSeconds = parseExpires(expires ?? '')
  if (expiresAtSeconds === null) return err('MalformedPolicy')
  return ok({ covers: () => true, expiresAtSeconds, startsAfterSeconds: null, network: null })
}

/** Without a marker CloudFront takes SHA-1; the key's own type says whether that is RSA or ECDSA. */
function digestOf(marker: string | null): 'sha1' | 'sha256' | null {
  if (marker === null || marker === 'SHA1') return 'sha1'
  return marker === 'SHA256' ? 'sha256' : null
}

function meets(policy: Policy, { ownQuery }: Credentials, request: GateRequest): boolean {
  const { scheme, host, target, nowSeconds, clientAddress } = request
  if (nowSeconds >= policy.expiresAtSeconds) return false
  if (policy.startsAfterSeconds !== null && nowSeconds <= policy.startsAfterSeconds) return false
  if (policy.network && !contains(policy.network, clientAddress)) return false
  if (request.method === 'OPTIONS') return false
  if (!isPlainHost(host, scheme) || !isPlainPath(target.path)) return false
  if (ownQuery !== null && !isPlainQuery(ownQuery)) return false
  return policy.covers({ scheme, host, path: target.path, query: ownQuery })
}
