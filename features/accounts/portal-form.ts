import 'server-only'
import { isFromPortal } from '#core/http.ts'
import { getSettings } from '#platform/env.ts'

/** Says whether a form was sent from one of the portal's own origins. */
export function isPortalForm(request: Request): boolean {
  const { APP_ORIGIN, EXTRA_APP_ORIGINS } = getSettings('app')
  return isFromPortal(request, [APP_ORIGIN, ...EXTRA_APP_ORIGINS])
}
