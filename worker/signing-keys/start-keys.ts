import { prepareSigningKeysQueue } from '#jobs/signing-keys.ts'
import type { WorkerSettings } from '#platform/env.ts'
import { openKeyControl } from '#platform/key-control.ts'
import { openKms } from '#platform/kms.ts'
import type { WorkerContext } from '#worker/ingest/context.ts'
import { keepKeys } from './keep-keys.ts'

/**
 * Begins to look after signing keys, where this worker's settings say enough for that. A portal may have workers that
 * only prepare films; then the keys wait for one that has the settings.
 */
export async function startKeys(
  { database, queue, storage, logger, clock }: WorkerContext,
  settings: WorkerSettings,
  stopSignal: AbortSignal,
): Promise<void> {
  const { MEDIA_ORIGIN, KEY_ENCRYPTION_KEYS, CLOUDFRONT_ACCESS_KEY_ID, CLOUDFRONT_SECRET_ACCESS_KEY } = settings
  const groupIds = {
    PLAYBACK: settings.PLAYBACK_KEY_GROUP_ID,
    PRIVATE: settings.PRIVATE_KEY_GROUP_ID,
    DIRECT: settings.DIRECT_KEY_GROUP_ID,
  }
  if (!MEDIA_ORIGIN || !KEY_ENCRYPTION_KEYS || Object.values(groupIds).every((id) => id === undefined)) {
    logger.info(
      'this worker leaves signing keys alone: MEDIA_ORIGIN, KEY_ENCRYPTION_KEYS or the key groups are not set',
    )
    return
  }
  const hasOwnCredentials = CLOUDFRONT_ACCESS_KEY_ID !== undefined && CLOUDFRONT_SECRET_ACCESS_KEY !== undefined
  const keyControl = openKeyControl({
    endpoint: settings.CLOUDFRONT_ENDPOINT,
    credentials: hasOwnCredentials
      ? { accessKeyId: CLOUDFRONT_ACCESS_KEY_ID, secretAccessKey: CLOUDFRONT_SECRET_ACCESS_KEY }
      : undefined,
    groupIds,
  })
  const context = {
    ...{ database, storage, keyControl, logger, clock },
    kms: openKms(settings, (cause) => logger.warn({ err: cause }, 'KMS did not sign')),
    encryptionKeys: KEY_ENCRYPTION_KEYS,
    mediaOrigin: MEDIA_ORIGIN,
    settleSeconds: settings.KEY_SETTLE_SECONDS,
  }
  await prepareSigningKeysQueue(queue)
  await keepKeys(context, queue, stopSignal)
}
