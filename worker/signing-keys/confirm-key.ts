import type { KeyGroup } from '#core/signing-keys/lifecycle.ts'
import { signUrl } from '#platform/cdn.ts'
import { openSigner } from '#platform/signing-keys.ts'
import { recordKeyEvent, type KeyContext, type KeyRow } from './context.ts'

/** Answers in a row that a new key must get. */
const probesInARow = 5
const probeValidSeconds = 60
const probeTimeoutMilliseconds = 10_000

/**
 * Where each group's probe lies: below a behaviour that trusts the group, and outside of every path that a viewer's
 * cookies or links cover. The object holds the key's id and nothing else.
 */
const probeFolders: Record<KeyGroup, string> = {
  PLAYBACK: 'downloads/key-probe',
  PRIVATE: 'private/key-probe',
  DIRECT: 'private/key-probe',
}

/**
 * Asks the edge for an object under signatures by the new key: five answers in a row must be the object itself. Says
 * whether the key is confirmed; where it is not yet, the edge has not heard of it, and the sweep asks again.
 */
export async function confirmKey(context: KeyContext, key: KeyRow): Promise<boolean> {
  const { database, storage, mediaOrigin, clock, logger } = context
  if (key.publicKeyId === null) return false
  const folder = `${probeFolders[key.keyGroup]}/${key.id}/`
  await storage.putText(`${folder}probe`, key.id, { contentType: 'text/plain', cacheControl: 'no-store' })
  const signer = openSigner({ ...key, publicKeyId: key.publicKeyId }, context)
  const expiresAt = new Date(clock().getTime() + probeValidSeconds * 1_000)
  const signed = await signUrl(`${mediaOrigin}/${folder}probe`, { kind: 'canned', expiresAt }, signer, 'SHA256')
  if (!signed.ok) return false
  for (let count = 0; count < probesInARow; count++) {
    const status = await probe(signed.value, key.id)
    if (status !== 'right') {
      logger.info({ keyId: key.id, answer: status }, 'a new signing key is not trusted everywhere yet')
      return false
    }
  }
  // Before the row says so: a worker that is killed in between asks again, and leaves no probe behind.
  await storage.deletePrefix(folder)
  return database.$transaction(async (tx) => {
    const now = clock()
    const where = { id: key.id, status: 'PUBLISHED' as const }
    const { count } = await tx.signingKey.updateMany({ where, data: { status: 'CONFIRMED', confirmedAt: now } })
    if (count > 0) await recordKeyEvent(tx, key, 'confirmed', now)
    return count > 0
  })
}

async function probe(url: string, content: string): Promise<'right' | 'other' | 'unreachable' | number> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(probeTimeoutMilliseconds) })
    const text = await answer.text()
    if (answer.status !== 200) return answer.status
    return text === content ? 'right' : 'other'
  } catch {
    return 'unreachable'
  }
}
