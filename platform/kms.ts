import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
  SignCommand,
} from '@aws-sdk/client-kms'
import { createPublicKey } from 'node:crypto'
import { err, ok, type Result } from '#core/result.ts'
import { getSettings, type AppSettings, type WorkerSettings } from './env.ts'
import type { KeyAlgorithm } from './key-pair.ts'
import { getAppLogger } from './logger.ts'

/** Why KMS did not sign: the key is deleted, disabled or on its way out, or anything else that may pass. */
export type SigningFault = 'KEY_GONE' | 'SERVICE_UNAVAILABLE'

/** Key pairs whose private half is made in AWS KMS and never leaves it. Every call may be repeated. */
export type Kms = {
  /**
   * Makes a key pair, or finds the one that an earlier call with this reference made: an alias bears the reference.
   *
   * @returns KMS's id of it, and the public half as SPKI.
   */
  createKey(key: { reference: string; algorithm: KeyAlgorithm }): Promise<{ kmsKeyId: string; publicKeyPem: string }>
  /**
   * Signs the text's bytes with SHA-256, or says within seconds why not.
   *
   * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
   */
  sign(key: { kmsKeyId: string; algorithm: KeyAlgorithm }, text: string): Promise<Result<Uint8Array, SigningFault>>
  /**
   * Lets KMS delete a key after the shortest wait there is, 7 days; from now on it signs nothing. One that is gone or on
   * its way out is no error. Without an id the key that was made with the reference is looked for.
   */
  scheduleDeletion(key: { reference: string; kmsKeyId: string | null }): Promise<void>
  close(): void
}

type KmsSettings = Pick<
  AppSettings | WorkerSettings,
  'AWS_REGION' | 'KMS_REGION' | 'KMS_ENDPOINT' | 'KMS_ACCESS_KEY_ID' | 'KMS_SECRET_ACCESS_KEY'
>

/** A viewer waits for a signature: what takes longer than this is given up, and asked for again by the next request. */
const signMilliseconds = 2_000
const controlMilliseconds = 15_000
const attempts = 2
const deletionDays = 7

/** What KMS says of a key that signs no more. */
const goneNames = ['NotFoundException', 'KMSInvalidStateException', 'DisabledException']

const specs = { EC_P256: 'ECC_NIST_P256', RSA_2048: 'RSA_2048' } as const
const signatures = { EC_P256: 'ECDSA_SHA_256', RSA_2048: 'RSASSA_PKCS1_V1_5_SHA_256' } as const

/**
 * Opens a client of KMS. Without an identity of its own it asks the SDK's usual chain.
 *
 * @param onRefusal Told why KMS did not sign with a key that is there; never with the text or a signature.
 */
export function openKms(settings: KmsSettings, onRefusal: (cause: unknown) => void): Kms {
  const { KMS_ACCESS_KEY_ID: accessKeyId, KMS_SECRET_ACCESS_KEY: secretAccessKey, KMS_ENDPOINT: endpoint } = settings
  const client = new KMSClient({
    region: settings.KMS_REGION ?? settings.AWS_REGION,
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: signMilliseconds / 2, requestTimeout: controlMilliseconds },
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  })
  const within = (milliseconds: number) => ({ abortSignal: AbortSignal.timeout(milliseconds) })

  async function findKey(reference: string): Promise<string | null> {
    try {
      const found = await client.send(
        new DescribeKeyCommand({ KeyId: aliasOf(reference) }),
        within(controlMilliseconds),
      )
      return found.KeyMetadata?.KeyId ?? null
    } catch (cause) {
      if (isNamed(cause, 'NotFoundException')) return null
      throw cause
    }
  }

  async function make(reference: string, algorithm: KeyAlgorithm): Promise<string> {
    const { KeyMetadata } = await client.send(
      new CreateKeyCommand({
        KeySpec: specs[algorithm],
        KeyUsage: 'SIGN_VERIFY',
        Description: `Usher signing key ${reference}`,
        Tags: [{ TagKey: 'usher-signing-key', TagValue: reference }],
      }),
      within(controlMilliseconds),
    )
    const kmsKeyId = KeyMetadata?.KeyId
    if (!kmsKeyId) throw new Error('KMS made a key and did not say which.')
    try {
      const named = new CreateAliasCommand({ AliasName: aliasOf(reference), TargetKeyId: kmsKeyId })
      await client.send(named, within(controlMilliseconds))
      return kmsKeyId
    } catch (cause) {
      // Another worker was quicker: its key is the one.
      const first = isNamed(cause, 'AlreadyExistsException') ? await findKey(reference) : null
      if (first === null) throw cause
      await discard(kmsKeyId)
      return first
    }
  }

  async function discard(kmsKeyId: string): Promise<void> {
    try {
      const command = new ScheduleKeyDeletionCommand({ KeyId: kmsKeyId, PendingWindowInDays: deletionDays })
      await client.send(command, within(controlMilliseconds))
    } catch (cause) {
      // KMSInvalidStateException: it waits for its deletion already.
      if (!isNamed(cause, 'NotFoundException', 'KMSInvalidStateException')) throw cause
    }
  }

  return {
    async createKey({ reference, algorithm }) {
      const kmsKeyId = (await findKey(reference)) ?? (await make(reference, algorithm))
      const found = await client.send(new GetPublicKeyCommand({ KeyId: kmsKeyId }), within(controlMilliseconds))
      if (!found.PublicKey) throw new Error(`KMS gives no public half of the key ${kmsKeyId}.`)
      const publicKey = createPublicKey({ key: Buffer.from(found.PublicKey), format: 'der', type: 'spki' })
      return { kmsKeyId, publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
    },

    async sign({ kmsKeyId, algorithm }, text) {
      try {
        const { Signature } = await client.send(
          new SignCommand({
            KeyId: kmsKeyId,
            Message: Buffer.from(text),
            MessageType: 'RAW',
            SigningAlgorithm: signatures[algorithm],
          }),
          within(signMilliseconds),
        )
        if (Signature) return ok(Signature)
        onRefusal(new Error('KMS answered without a signature.'))
      } catch (cause) {
        if (isNamed(cause, ...goneNames)) return err('KEY_GONE')
        onRefusal(isNamed(cause, 'AbortError') ? new Error('KMS did not answer in time.', { cause }) : cause)
      }
      return err('SERVICE_UNAVAILABLE')
    },

    async scheduleDeletion({ reference, kmsKeyId }) {
      const known = kmsKeyId ?? (await findKey(reference))
      if (known !== null) await discard(known)
    },

    close: () => client.destroy(),
  }
}

let held: Kms | null = null

/** KMS for the app's own process, opened at first use. */
export function getKms(): Kms {
  held ??= openKms(getSettings('app'), (cause) => getAppLogger().warn({ err: cause }, 'KMS did not sign'))
  return held
}

/** Names of aliases are unique in an account and region: letters, digits, `/`, `_` and `-`. */
function aliasOf(reference: string): string {
  return `alias/usher/${reference}`
}

function isNamed(cause: unknown, ...names: string[]): boolean {
  return cause instanceof Error && names.includes(cause.name)
}
