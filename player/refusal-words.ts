import type { Messages } from 'next-intl'
import type { Translator } from '#messages/translator.ts'
import type { KeeperState, PlayerRefusal } from './keeper-state.ts'
import { formatPosition } from './position.ts'

/** Addresses that a refusal may lead to. The player knows no page itself. */
export type PlayerLinks = { signIn: string; plans: string; account: string; browse: string }

/** The one thing to do: go somewhere, stop a screen, ask again, or load the page anew. */
export type RefusalAction =
  | { kind: 'link'; label: string; href: string }
  | { kind: 'stop'; label: string; grantId: string }
  | { kind: 'retry' | 'reload'; label: string }

/** Cause and effect in words, and what the person can do: one action, or one a screen. */
export type RefusalWords = { message: string; actions: RefusalAction[] }

/** The words of the player, and those of the API's refusals. */
export type RefusalTongue = { t: Translator<'player'>; ofErrors: Translator<'errors'> }

/** What the player says when it may not go on. `positionSeconds` is where it stopped. */
export function describeRefusal(
  { t, ofErrors }: RefusalTongue,
  refusal: PlayerRefusal,
  positionSeconds: number,
  links: PlayerLinks,
): RefusalWords {
  const { code } = refusal
  const tryAgain: RefusalAction[] = [{ kind: 'retry', label: t('action.tryAgain') }]
  const link = (label: string, href: string): RefusalAction[] => [{ kind: 'link', label, href }]
  const said = readSaid(ofErrors, refusal) || t('refusal.other')
  switch (code) {
    case 'UNAUTHENTICATED':
      return {
        message: t('refusal.sessionGone', { position: formatPosition(positionSeconds) }),
        actions: link(t('action.signIn'), links.signIn),
      }
    case 'TOO_MANY_STREAMS':
      return describeScreens(t, refusal, said)
    case 'STREAM_STOPPED':
      return {
        message: refusal.stoppedBy ? t('refusal.stoppedBy', { device: refusal.stoppedBy }) : t('refusal.stopped'),
        actions: [{ kind: 'retry', label: t('action.watchHere') }],
      }
    case 'NOT_IN_PLAN':
      return { message: said, actions: link(t('action.seePlans'), links.plans) }
    case 'PAYMENT_PAST_DUE':
      return { message: said, actions: link(t('action.updateCard'), links.account) }
    case 'MEMBERSHIP_ENDED':
      return { message: said, actions: link(t('action.restartMembership'), links.plans) }
    case 'MEMBERSHIP_PAUSED':
      return { message: said, actions: link(t('action.resumeMembership'), links.account) }
    case 'NOT_YET_AVAILABLE':
    case 'NO_LONGER_AVAILABLE':
    case 'NOT_FOUND':
    case 'FORBIDDEN':
      return { message: said, actions: link(t('action.browse'), links.browse) }
    case 'MEDIA_MISSING':
      return { message: t('refusal.mediaMissing'), actions: tryAgain }
    case 'MEDIA_BROKEN':
      return { message: t('refusal.mediaBroken'), actions: tryAgain }
    case 'PAGE_OUTDATED':
      return { message: t('refusal.pageOutdated'), actions: [{ kind: 'reload', label: t('action.reload') }] }
    default:
      return { message: said, actions: tryAgain }
  }
}

/** What the player says while it waits and goes on by itself; `null` where there is nothing to say. */
export function describeWaiting(t: Translator<'player'>, state: KeeperState): string | null {
  return state.status === 'waiting' ? t(`waiting.${state.reason}`) : null
}

/** In the viewer's language; a code that this page does not know yet in the API's own words. */
function readSaid(ofErrors: Translator<'errors'>, { code, message }: PlayerRefusal): string {
  const key = code as keyof Messages['errors']
  return ofErrors.has(key) ? ofErrors(key) : message
}

function describeScreens(t: Translator<'player'>, { devices }: PlayerRefusal, said: string): RefusalWords {
  if (devices.length === 0) return { message: said, actions: [{ kind: 'retry', label: t('action.tryAgain') }] }
  return {
    message: t('refusal.screens', { count: devices.length, names: devices.map(({ name }) => name).join(', ') }),
    actions: devices.map(({ name, grantId }) => ({ kind: 'stop', label: t('action.stop', { device: name }), grantId })),
  }
}
