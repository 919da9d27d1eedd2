import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

export type KeyAlgorithm = 'EC_P256' | 'RSA_2048'

const generate = promisify(generateKeyPair)

/**
 * Makes a key pair of one of the two kinds that CloudFront takes: ECDSA on P-256 or RSA of 2,048 bits.
 *
 * @returns The public half as SPKI (`BEGIN PUBLIC KEY`), the private one as PKCS #8.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
export async function makeKeyPair(algorithm: KeyAlgorithm): Promise<{ publicKeyPem: string; privateKeyPem: string }> {
  const pair =
    algorithm === 'EC_P256'
      ? await generate('ec', { namedCurve: 'P-256' })
      : await generate('rsa', { modulusLength: 2_048, publicExponent: 0x10001 })
  return {
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKeyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
