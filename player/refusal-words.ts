import type { KeeperState, PlayerRefusal } from './keeper-state.ts'
import { formatPosition } from './position.ts'

/** Addresses that a refusal may lead to. The player knows no page itself. */
export type PlayerLinks = { signIn: string; plans: string; account: string; browse: string }

/** The one thing to do: go somewhere, stop a screen, or ask again. */
export type RefusalAction =
  | { kind: 'link'; label: string; href: string }
  | { kind: 'stop'; label: string; grantId: string }
  | { kind: 'retry'; label: string }

/** Cause and effect in words, and what the person can do: one action, or one a screen. */
export type RefusalWords = { message: string; actions: RefusalAction[] }

const tryAgain: RefusalAction = { kind: 'retry', label: 'Try again' }

/** What the player says when it may not go on. `positionSeconds` is where it stopped. */
export function describeRefusal(refusal: PlayerRefusal, positionSeconds: number, links: PlayerLinks): RefusalWords {
  const link = (label: string, href: string): RefusalAction[] => [{ kind: 'link', label, href }]
  switch (refusal.code) {
    case 'UNAUTHENTICATED':
      return {
        message: `Your session ended on this device. Sign in to go on from ${formatPosition(positionSeconds)}.`,
        actions: link('Sign in', links.signIn),
      }
    case 'TOO_MANY_STREAMS':
      return describeScreens(refusal)
    case 'STREAM_STOPPED':
      return {
        message: 'Playback was stopped from another device. Your place is kept.',
        actions: [{ kind: 'retry', label: 'Watch here' }],
      }
    case 'NOT_IN_PLAN':
      return { message: refusal.message, actions: link('See plans', links.plans) }
    case 'PAYMENT_PAST_DUE':
      return { message: refusal.message, actions: link('Update card', links.account) }
    case 'MEMBERSHIP_ENDED':
      return { message: refusal.message, actions: link('Restart membership', links.plans) }
    case 'MEMBERSHIP_PAUSED':
      return { message: refusal.message, actions: link('Resume membership', links.account) }
    case 'NOT_YET_AVAILABLE':
    case 'NO_LONGER_AVAILABLE':
    case 'NOT_FOUND':
    case 'FORBIDDEN':
      return { message: refusal.message, actions: link('Browse the catalogue', links.browse) }
    case 'MEDIA_MISSING':
      return {
        message:
          'Your access is fine, but this part of the title is missing from the media server. Your place is kept.',
        actions: [tryAgain],
      }
    case 'MEDIA_BROKEN':
      return {
        message: 'This browser could not decode the title, so playback has stopped. Your place is kept.',
        actions: [tryAgain],
      }
    default:
      return { message: refusal.message || 'Playback has stopped. Your place is kept.', actions: [tryAgain] }
  }
}

/** What the player says while it waits and goes on by itself; `null` where there is nothing to say. */
export function describeWaiting(state: KeeperState): string | null {
  if (state.status !== 'waiting') return null
  switch (state.reason) {
    case 'offline':
      return "You're offline. We'll go on when you're back."
    case 'portal':
      return "The portal doesn't answer. We keep asking and go on by ourselves."
    case 'media':
      return "Your access is fine, but the media server can't be reached. We keep trying and go on by ourselves."
  }
}

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

function describeScreens({ devices, message }: PlayerRefusal): RefusalWords {
  if (devices.length === 0) return { message, actions: [tryAgain] }
  const count = counts[devices.length] ?? String(devices.length)
  const [screens, which] = devices.length === 1 ? ['screen is', 'it'] : ['screens are', 'one']
  const names = devices.map((device) => device.name).join(', ')
  return {
    message: `${count} ${screens} playing on this account: ${names}. Stop ${which} to watch here.`,
    actions: devices.map(({ name, grantId }) => ({ kind: 'stop', label: `Stop ${name}`, grantId })),
  }
}
