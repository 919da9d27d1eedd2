import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type HeldKey = { id: string; spec: string; privateKey: KeyObject; publicKey: KeyObject; isPendingDeletion: boolean }
type Call = { action: string; caller: string }

/** As AWS's policies would have it: who calls decides what may be called. */
export type KmsCallers = Record<string, readonly string[]>

/** The settings of a client of this server, under one of its callers. */
export function kmsSettingsOf({ endpoint }: Pick<KmsServer, 'endpoint'>, accessKeyId: string) {
  const identity = { KMS_ACCESS_KEY_ID: accessKeyId, KMS_SECRET_ACCESS_KEY: 'S'.repeat(40) }
  return { AWS_REGION: 'eu-central-1', KMS_REGION: 'eu-central-1', KMS_ENDPOINT: endpoint, ...identity }
}

/** What a key and an algorithm have to do with each other. */
const algorithms: Record<string, string> = {
  ECC_NIST_P256: 'ECDSA_SHA_256',
  RSA_2048: 'RSASSA_PKCS1_V1_5_SHA_256',
}

class KmsFault extends Error {
  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}

/**
 * Speaks as much of KMS's JSON protocol as the portal uses, to AWS's own client; the keys are node:crypto's and never
 * leave it. Signatures of requests are not verified here, only whose they are and that they are meant for KMS.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html
 */
export async function startKmsServer(callers: KmsCallers) {
  const keys = new Map<string, HeldKey>()
  const aliases = new Map<string, string>()
  const calls: Call[] = []
  let mood: 'well' | 'away' | 'silent' = 'well'

  function find(name: unknown): HeldKey {
    const key = keys.get(aliases.get(String(name)) ?? String(name))
    if (!key) throw new KmsFault('NotFoundException', 'There is no such key.')
    return key
  }

  const actions: Record<string, (input: Record<string, unknown>) => unknown> = {
    CreateKey({ KeySpec, KeyUsage }) {
      if (KeyUsage !== 'SIGN_VERIFY') throw new KmsFault('ValidationException', 'KeyUsage')
      const pair =
        KeySpec === 'RSA_2048'
          ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
          : generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomUUID()
      keys.set(id, { id, spec: String(KeySpec), ...pair, isPendingDeletion: false })
      return { KeyMetadata: { KeyId: id, KeySpec } }
    },
    CreateAlias({ AliasName, TargetKeyId }) {
      if (aliases.has(String(AliasName))) throw new KmsFault('AlreadyExistsException', 'The alias exists.')
      aliases.set(String(AliasName), find(TargetKeyId).id)
      return {}
    },
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: { KeyId: find(KeyId).id } }),
    GetPublicKey({ KeyId }) {
      const { id, publicKey } = find(KeyId)
      return { KeyId: id, PublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
    },
    Sign({ KeyId, Message, MessageType, SigningAlgorithm }) {
      const key = find(KeyId)
      if (key.isPendingDeletion) throw new KmsFault('KMSInvalidStateException', 'The key is pending deletion.')
      if (MessageType !== 'RAW' || SigningAlgorithm !== algorithms[key.spec]) {
        throw new KmsFault('ValidationException', 'This key does not sign so.')
      }
      const message = Buffer.from(String(Message), 'base64')
      if (message.length > 4_096) throw new KmsFault('ValidationException', 'A raw message has 4096 bytes at most.')
      return { KeyId: key.id, Signature: sign('SHA256', message, key.privateKey).toString('base64') }
    },
    ScheduleKeyDeletion({ KeyId, PendingWindowInDays }) {
      const key = find(KeyId)
      if (key.isPendingDeletion) throw new KmsFault('KMSInvalidStateException', 'The key is pending deletion.')
      if (Number(PendingWindowInDays) < 7) throw new KmsFault('ValidationException', 'Seven days at least.')
      key.isPendingDeletion = true
      return { KeyId: key.id }
    },
  }

  async function answer(request: IncomingMessage): Promise<unknown> {
    const action = String(request.headers['x-amz-target']).replace('TrentService.', '')
    const scope = /^AWS4-HMAC-SHA256 Credential=([A-Z0-9]+)\/\d{8}\/[a-z0-9-]+\/kms\/aws4_request,/
    const caller = scope.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const input = JSON.parse(await text(request)) as Record<string, unknown>
    calls.push({ action, caller })
    if (mood === 'away') throw new KmsFault('KMSInternalException', 'Not now.')
    const run = actions[action]
    if (!run || !callers[caller]?.includes(action)) throw new KmsFault('AccessDeniedException', 'Not for this caller.')
    return run(input)
  }

  const server = createServer((request, response) => {
    answer(request)
      .then((body) => ({ status: 200, body }))
      .catch((cause: unknown) => {
        const { name, message } = cause instanceof Error ? cause : new Error(String(cause))
        return { status: name === 'KMSInternalException' ? 500 : 400, body: { __type: name, message } }
      })
      .then(({ status, body }) => {
        if (mood === 'silent') return
        response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** `away`: each call fails; `silent`: none is ever answered. */
    be(next: typeof mood) {
      mood = next
    },
    /** Keys that are not on their way out. */
    listKeys: () => [...keys.values()].filter(({ isPendingDeletion }) => !isPendingDeletion).map(({ id }) => id),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type KmsServer = Awaited<ReturnType<typeof startKmsServer>>
