import {
  CreatePublicKeyCommand,
  GetKeyGroupCommand,
  UpdateKeyGroupCommand,
  type CloudFrontClient,
} from '@aws-sdk/client-cloudfront'
import { createKeyPair, type KeyPair } from './edge-fixture.ts'

/** The calls that several tests of the control plane make, through whichever client is the present one. */
export function openCalls(client: () => CloudFrontClient) {
  let made = 0
  function configOf(pair: Pick<KeyPair, 'publicKeyPem'>, changes: object = {}) {
    made += 1
    const config = { CallerReference: `reference-${made}`, Name: `key-${made}`, EncodedKey: pair.publicKeyPem }
    return { ...config, ...changes }
  }

  async function createKey(pair: Pick<KeyPair, 'publicKeyPem'> = createKeyPair('unused')) {
    const { PublicKey, ETag } = await client().send(new CreatePublicKeyCommand({ PublicKeyConfig: configOf(pair) }))
    return { id: PublicKey?.Id ?? '', etag: ETag }
  }

  async function readGroup(Id: string) {
    const { KeyGroup, ETag } = await client().send(new GetKeyGroupCommand({ Id }))
    return { config: KeyGroup?.KeyGroupConfig, etag: ETag }
  }

  async function setItems(Id: string, Items: string[]) {
    const { config, etag } = await readGroup(Id)
    return client().send(
      new UpdateKeyGroupCommand({ Id, IfMatch: etag, KeyGroupConfig: { Name: config?.Name, Items } }),
    )
  }

  return { configOf, createKey, readGroup, setItems }
}
