import 'server-only'
import type { ShareVisitor } from '#core/media-access/share.ts'
import { readViewerAddress } from '#core/viewer-address.ts'
import { getViewer } from '#features/accounts/session.ts'
import { getSettings } from '#platform/env.ts'

/**
 * Who stands at the door: their account where they are signed in, their address where the distribution states it. A
 * child's profile is nobody's account: what is shared with the person is not for it.
 */
export async function readVisitor(headers: Headers): Promise<ShareVisitor> {
  const viewer = await getViewer()
  return {
    accountId: viewer?.profile.maturityLimit === null ? viewer.id : null,
    address: readViewerAddress(headers, getSettings('app').ORIGIN_SECRETS),
  }
}
