import { createPublicKey, type KeyObject } from 'node:crypto'

/** One block of SPKI and nothing else: node would also take a private key, and derive its public half. */
const spki = /^-----BEGIN PUBLIC KEY-----\s[A-Za-z0-9+/=\s]{1,2000}-----END PUBLIC KEY-----\s*$/

/** Parses a key that CloudFront verifies with, RSA 2048 or ECDSA P-256 in SPKI; `null` for anything else. */
export function parseVerificationKey(pem: string): KeyObject | null {
  if (!spki.test(pem)) return null
  const key = readKey(pem)
  const details = key?.asymmetricKeyDetails
  const isRsa = key?.asymmetricKeyType === 'rsa' && details?.modulusLength === 2048
  const isEc = key?.asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1'
  return isRsa || isEc ? key : null
}

/** Whether CloudFront would take this text as a public key. */
export function isVerificationKey(pem: string): boolean {
  return parseVerificationKey(pem) !== null
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem)
  } catch {
    return null
  }
}
