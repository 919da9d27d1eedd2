import { errorResponse } from '#core/http.ts'
import { isDatabaseAway } from './database.ts'
import { getAppLogger } from './logger.ts'
import { isStorageError } from './storage.ts'

/**
 * Answers a request whose handler threw: `SERVICE_UNAVAILABLE` while the database or the storage is away, `INTERNAL` for
 * anything else, which is logged.
 */
export function answerFault(cause: unknown): Response {
  if (isDatabaseAway(cause) || isStorageError(cause)) return errorResponse('SERVICE_UNAVAILABLE')
  getAppLogger().error({ err: cause }, 'a request failed')
  return errorResponse('INTERNAL')
}
