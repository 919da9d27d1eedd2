import accountsDe from './de/accounts.json' with { type: 'json' }
import auditTrailDe from './de/audit-trail.json' with { type: 'json' }
import catalogDe from './de/catalog.json' with { type: 'json' }
import errorsDe from './de/errors.json' with { type: 'json' }
import libraryAdminDe from './de/library-admin.json' with { type: 'json' }
import listenDe from './de/listen.json' with { type: 'json' }
import offlineDe from './de/offline.json' with { type: 'json' }
import outageDe from './de/outage.json' with { type: 'json' }
import ownDe from './de/own.json' with { type: 'json' }
import playbackDe from './de/playback.json' with { type: 'json' }
import playerDe from './de/player.json' with { type: 'json' }
import portalDe from './de/portal.json' with { type: 'json' }
import privateFilesDe from './de/private-files.json' with { type: 'json' }
import profilesDe from './de/profiles.json' with { type: 'json' }
import signingKeysDe from './de/signing-keys.json' with { type: 'json' }
import trailersDe from './de/trailers.json' with { type: 'json' }
import uiDe from './de/ui.json' with { type: 'json' }
import accountsEn from './en/accounts.json' with { type: 'json' }
import auditTrailEn from './en/audit-trail.json' with { type: 'json' }
import catalogEn from './en/catalog.json' with { type: 'json' }
import errorsEn from './en/errors.json' with { type: 'json' }
import libraryAdminEn from './en/library-admin.json' with { type: 'json' }
import listenEn from './en/listen.json' with { type: 'json' }
import offlineEn from './en/offline.json' with { type: 'json' }
import outageEn from './en/outage.json' with { type: 'json' }
import ownEn from './en/own.json' with { type: 'json' }
import playbackEn from './en/playback.json' with { type: 'json' }
import playerEn from './en/player.json' with { type: 'json' }
import portalEn from './en/portal.json' with { type: 'json' }
import privateFilesEn from './en/private-files.json' with { type: 'json' }
import profilesEn from './en/profiles.json' with { type: 'json' }
import signingKeysEn from './en/signing-keys.json' with { type: 'json' }
import trailersEn from './en/trailers.json' with { type: 'json' }
import uiEn from './en/ui.json' with { type: 'json' }
import type { Language } from './languages.ts'

const english = {
  accounts: accountsEn,
  'audit-trail': auditTrailEn,
  catalog: catalogEn,
  errors: errorsEn,
  'library-admin': libraryAdminEn,
  listen: listenEn,
  offline: offlineEn,
  outage: outageEn,
  own: ownEn,
  playback: playbackEn,
  player: playerEn,
  portal: portalEn,
  'private-files': privateFilesEn,
  profiles: profilesEn,
  'signing-keys': signingKeysEn,
  trailers: trailersEn,
  ui: uiEn,
}

export type Messages = typeof english

/** Every word of the portal, by language and area. For the server: a browser is sent what `ClientWords` names. */
export const messages: Record<Language, Messages> = {
  en: english,
  de: {
    accounts: accountsDe,
    'audit-trail': auditTrailDe,
    catalog: catalogDe,
    errors: errorsDe,
    'library-admin': libraryAdminDe,
    listen: listenDe,
    offline: offlineDe,
    outage: outageDe,
    own: ownDe,
    playback: playbackDe,
    player: playerDe,
    portal: portalDe,
    'private-files': privateFilesDe,
    profiles: profilesDe,
    'signing-keys': signingKeysDe,
    trailers: trailersDe,
    ui: uiDe,
  },
}
