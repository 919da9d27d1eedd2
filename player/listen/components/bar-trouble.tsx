import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { KeeperState } from '#player/keeper-state.ts'
import type { Listener } from '#player/listen/listener.ts'
import { describeRefusal, describeWaiting, type RefusalAction } from '#player/refusal-words.ts'

type BarTroubleProps = { listener: Listener; keeper: KeeperState; positionSeconds: number }

/** Why the bar stands still, in the words of the player, with the one thing to do about it. */
export function BarTrouble({ listener, keeper, positionSeconds }: BarTroubleProps) {
  const tongue = { t: useTranslations('player'), ofErrors: useTranslations('errors') }
  const waiting = describeWaiting(tongue.t, keeper)
  if (waiting) return <p className="border-b border-line px-4 py-2 text-center text-sm">{waiting}</p>
  if (keeper.status !== 'refused') return null
  const back = encodeURIComponent(location.pathname + location.search)
  const links = { signIn: `/sign-in?callbackUrl=${back}`, plans: '/plans', account: '/account', browse: '/browse' }
  const { message, actions } = describeRefusal(tongue, keeper.refusal, positionSeconds, links)
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-line bg-danger-soft px-4 py-2.5 text-sm text-danger-fg"
    >
      <p>{message}</p>
      {actions.map((action) => (
        <Action key={action.label} action={action} listener={listener} />
      ))}
    </div>
  )
}

const look = 'inline-flex min-h-9 cursor-pointer items-center rounded-control border border-current px-3 font-semibold'

function Action({ action, listener }: { action: RefusalAction; listener: Listener }) {
  const [isBusy, setBusy] = useState(false)
  if (action.kind === 'link') {
    return (
      <a href={action.href} className={`${look} text-danger-fg no-underline`}>
        {action.label}
      </a>
    )
  }
  async function act(): Promise<void> {
    if (action.kind === 'reload') return location.reload()
    if (action.kind !== 'stop') return listener.retry()
    setBusy(true)
    await listener.stopDevice(action.grantId)
    setBusy(false)
  }
  return (
    <button type="button" disabled={isBusy} onClick={() => void act()} className={look}>
      {action.label}
    </button>
  )
}
