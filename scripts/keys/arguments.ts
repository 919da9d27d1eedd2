import { parseArgs } from 'node:util'
import { keyGroups, type KeyGroup } from '#core/signing-keys/lifecycle.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { KeyAlgorithm } from '#platform/key-pair.ts'

/** How the command is written, for a person. */
export const usage = `npm run keys -- list
npm run keys -- rotate playback|private|direct [--rsa]
npm run keys -- remove KEY_ID        a compromised key: at once`

export type KeyCommand =
  { name: 'list' } | { name: 'rotate'; keyGroup: KeyGroup; algorithm: KeyAlgorithm } | { name: 'remove'; keyId: string }

/** Reads the command line; an error is one sentence for the person who wrote it. */
export function parseKeyArguments(args: string[]): Result<KeyCommand, string> {
  let parsed: { values: { rsa?: boolean | undefined }; positionals: string[] }
  try {
    parsed = parseArgs({ args, options: { rsa: { type: 'boolean' } }, allowPositionals: true })
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause))
  }
  const [name, object, ...rest] = parsed.positionals
  const isRsa = parsed.values.rsa === true
  if (rest.length > 0 || (isRsa && name !== 'rotate')) return err('That is more than this command takes.')
  if (name === 'list' && object === undefined) return ok({ name })
  if (name === 'remove' && object !== undefined) return ok({ name, keyId: object })
  if (name === 'rotate') {
    const keyGroup = keyGroups.find((known) => known === object?.toUpperCase())
    if (!keyGroup) return err(`The groups are ${keyGroups.join(', ').toLowerCase()}.`)
    return ok({ name, keyGroup, algorithm: isRsa ? 'RSA_2048' : 'EC_P256' })
  }
  return err('Say list, rotate and a group, or remove and a key.')
}
