import {
  CloudFrontClient,
  CreatePublicKeyCommand,
  DeletePublicKeyCommand,
  GetKeyGroupCommand,
  GetPublicKeyCommand,
  ListPublicKeysCommand,
  UpdateKeyGroupCommand,
} from '@aws-sdk/client-cloudfront'
import type { KeyGroup } from '#core/signing-keys/lifecycle.ts'

export type KeyControlSettings = {
  /** Set for anything that is not CloudFront itself. */
  endpoint?: string | undefined
  /** From the SDK's own chain unless they are given. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined
  /** CloudFront's ids of the trusted key groups; a group without one cannot be changed. */
  groupIds: Readonly<Partial<Record<KeyGroup, string | undefined>>>
}

/** CloudFront's public keys and trusted key groups. Every call may be repeated: the second time changes nothing. */
export type KeyControl = {
  /**
   * Makes a public key known, or finds the one that an earlier call with this reference made.
   *
   * @returns CloudFront's id of it.
   */
  createPublicKey(key: { reference: string; publicKeyPem: string }): Promise<string>
  /** The id of the public key that was made with this reference, or `null`. */
  findPublicKey(reference: string): Promise<string | null>
  /**
   * Puts a key into a group and takes another out, in one change. What others change at the same moment stays.
   *
   * @throws Error When the group would be left without a key.
   */
  changeGroup(keyGroup: KeyGroup, change: { add?: string; remove?: string | undefined }): Promise<void>
  /** Removes a public key; one that is gone already is no error, one that another group still holds stays. */
  deletePublicKey(publicKeyId: string): Promise<void>
  close(): void
}

const conflictAttempts = 6

/** Opens a client of CloudFront's control plane, which only the worker may call. */
export function openKeyControl({ endpoint, credentials, groupIds }: KeyControlSettings): KeyControl {
  // CloudFront is one global service; its requests are signed for us-east-1.
  const client = new CloudFrontClient({
    region: 'us-east-1',
    ...(endpoint ? { endpoint } : {}),
    ...(credentials ? { credentials } : {}),
  })

  async function findPublicKey(reference: string): Promise<string | null> {
    let marker: string | undefined
    do {
      const { PublicKeyList } = await client.send(new ListPublicKeysCommand(marker ? { Marker: marker } : {}))
      const found = PublicKeyList?.Items?.find(({ Name }) => Name === nameOf(reference))
      if (found?.Id) return found.Id
      marker = PublicKeyList?.NextMarker
    } while (marker)
    return null
  }

  async function changeOnce(groupId: string, change: { add?: string; remove?: string | undefined }): Promise<void> {
    const { KeyGroup: group, ETag } = await client.send(new GetKeyGroupCommand({ Id: groupId }))
    const config = group?.KeyGroupConfig
    if (!config?.Items || !config.Name || !ETag)
      throw new Error(`CloudFront does not describe the key group ${groupId}.`)
    const kept = config.Items.filter((id) => id !== change.remove && id !== change.add)
    const items = change.add ? [...kept, change.add] : kept
    if (items.length === 0)
      throw new Error(`The key group ${groupId} would be left without a key: nothing was changed.`)
    if (items.length === config.Items.length && items.every((id) => config.Items?.includes(id))) return
    const KeyGroupConfig = { ...config, Name: config.Name, Items: items }
    await client.send(new UpdateKeyGroupCommand({ Id: groupId, IfMatch: ETag, KeyGroupConfig }))
  }

  return {
    findPublicKey,

    async createPublicKey({ reference, publicKeyPem }) {
      const config = { CallerReference: reference, Name: nameOf(reference), EncodedKey: publicKeyPem }
      try {
        const { PublicKey } = await client.send(new CreatePublicKeyCommand({ PublicKeyConfig: config }))
        if (PublicKey?.Id) return PublicKey.Id
      } catch (cause) {
        // An earlier call did it, and its answer was lost.
        if (!isNamed(cause, 'PublicKeyAlreadyExists')) throw cause
      }
      const made = await findPublicKey(reference)
      if (made === null)
        throw new Error(`CloudFront says that the public key ${reference} exists, but does not list it.`)
      return made
    },

    async changeGroup(keyGroup, change) {
      const groupId = groupIds[keyGroup]
      if (!groupId) throw new Error(`${keyGroup}_KEY_GROUP_ID is not set: the keys of this group cannot be changed.`)
      for (let attempt = 1; ; attempt++) {
        try {
          return await changeOnce(groupId, change)
        } catch (cause) {
          // Somebody else changed the group between our reading and our writing: look again.
          if (attempt >= conflictAttempts || !isNamed(cause, 'PreconditionFailed', 'InvalidIfMatchVersion')) throw cause
        }
      }
    },

    async deletePublicKey(publicKeyId) {
      try {
        const { ETag } = await client.send(new GetPublicKeyCommand({ Id: publicKeyId }))
        await client.send(new DeletePublicKeyCommand({ Id: publicKeyId, IfMatch: ETag }))
      } catch (cause) {
        if (!isNamed(cause, 'NoSuchPublicKey', 'PublicKeyInUse')) throw cause
      }
    },

    close: () => client.destroy(),
  }
}

/** Names of public keys are unique in an account: letters, digits, hyphens and underscores. */
function nameOf(reference: string): string {
  return `usher-${reference}`
}

function isNamed(cause: unknown, ...names: string[]): boolean {
  return cause instanceof Error && names.includes(cause.name)
}
